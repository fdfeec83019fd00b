select 'US' || patent as document, 'CPC' as scheme, symbol from cpc
union all
select 'US' || patent, 'IPC', section || class || subclass || ' ' || main_group || '/' || subgroup from ipc
union all
select 'US' || patent, 'USPC', coalesce(cell(subclass), cell(main_class)) from uspc
