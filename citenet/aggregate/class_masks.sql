-- The technologies of each class symbol as a bit mask, for where the symbols are not at hand to citenet.classify.
-- Inputs: symbols, class_rules(scheme, place, main_group, covers, first, last, bit).

create temp table class_masks as
with bare_symbols as (
    select scheme, symbol, upper(replace(symbol, ' ', '')) as bare
    from symbols
),
parts as (
    select
        scheme,
        symbol,
        case scheme
            when 'USPC' then coalesce(regexp_extract(bare, '^0*([1-9][0-9]{0,2}|D[1-9][0-9]?|PLT|G9B)', 1), '')
            else substr(bare, 1, 4)
        end as place,
        coalesce(regexp_extract(bare, '^[A-HY][0-9][0-9][A-Z]0*([1-9][0-9]{0,3})', 1), '') as main_group,
        coalesce(regexp_extract(bare, '/([0-9]{1,6})', 1), '') as subgroup
    from bare_symbols
)
select parts.scheme, parts.symbol, bit_or(cast(1 as bigint) << class_rules.bit) as mask
from parts
join class_rules
    on parts.scheme = class_rules.scheme
    and parts.place = class_rules.place
    and (class_rules.main_group = '' or parts.main_group = class_rules.main_group)
    and case class_rules.covers
        when 'all' then true
        when 'only' then parts.subgroup = class_rules.first
        when 'start' then starts_with(parts.subgroup, class_rules.first)
        else rtrim(parts.subgroup, '0') between class_rules.first and class_rules.last
    end
group by parts.scheme, parts.symbol;
