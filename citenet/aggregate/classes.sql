-- Families by fine class: of each country, and of each technology. A family counts once in each of its classes.
-- Both by bucket of the family, from which intervals are drawn.
-- Inputs: symbols, family_symbols, families, set_members, technologies(bit), year_windows(year, number).

-- The subclass of IPC and CPC; US classes stand in where a corpus has no others.
create temp table symbol_classes as
select
    symbol_id,
    case
        when scheme = 'USPC' then 'US ' || split_part(symbol, '/', 1)
        else substr(replace(symbol, ' ', ''), 1, 4)
    end as name
from symbols
where scheme in ('IPC', 'CPC')
    or scheme = 'USPC' and not exists (select 1 from symbols where scheme in ('IPC', 'CPC'));

create temp table fine_classes as
select cast(row_number() over (order by name) - 1 as integer) as class, name
from (select distinct name from symbol_classes) as names;

create temp table family_classes as
select distinct family_symbols.family, fine_classes.class
from family_symbols
join symbol_classes on family_symbols.symbol_id = symbol_classes.symbol_id
join fine_classes on symbol_classes.name = fine_classes.name;

create temp table class_counts as
select families.bucket, families.year, families.mask, families.country_set, family_classes.class, count(*) as n
from family_classes
join families on family_classes.family = families.family
where families.recorded
group by families.bucket, families.year, families.mask, families.country_set, family_classes.class;

create temp table country_classes as
select
    year_windows.number,
    class_counts.bucket,
    member.entity,
    class_counts.class,
    cast(sum(cast(class_counts.n * member.parts / member.total as decimal(38, 18))) as double) as families
from class_counts
join year_windows on class_counts.year is not distinct from year_windows.year
join set_members as member on member.level = 0 and class_counts.country_set = member.set_id
group by all;

create temp table technology_classes as
select
    technologies.bit as technology,
    year_windows.number,
    class_counts.bucket,
    class_counts.class,
    cast(sum(class_counts.n) as double) as families
from class_counts
join year_windows on class_counts.year is not distinct from year_windows.year
join technologies on ((class_counts.mask >> technologies.bit) & 1) = 1
group by all;
