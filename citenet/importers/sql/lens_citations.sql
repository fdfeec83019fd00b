select record as citing, document as cited, phase as origin from lens_named where side = 'cited'
union all
select document, record, null from lens_named where side = 'citing'
