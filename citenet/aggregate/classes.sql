-- Families by fine class: of each country, and of each technology. A family counts once in each of its classes.
-- Both by bucket of the family, from which intervals are drawn.
-- Inputs: patents, classes, families, set_members, technologies(bit), year_windows(year, number).

-- The subclass of IPC and CPC; US classes stand in where a corpus has no others.
create temp table family_classes as
select distinct
    patents.family,
    case
        when classes.scheme = 'USPC' then 'US ' || split_part(classes.symbol, '/', 1)
        else substr(replace(classes.symbol, ' ', ''), 1, 4)
    end as class
from classes
join patents on classes.patent = patents.patent
where patents.recorded
    and (
        classes.scheme in ('IPC', 'CPC')
        or classes.scheme = 'USPC' and not exists (select 1 from classes where scheme in ('IPC', 'CPC'))
    );

create temp table fine_classes as
select cast(row_number() over (order by name) - 1 as integer) as class, name
from (select distinct class as name from family_classes) as names;

create temp table class_counts as
select families.bucket, families.year, families.mask, families.country_set, fine_classes.class, count(*) as n
from family_classes
join fine_classes on family_classes.class = fine_classes.name
join families on family_classes.family = families.family
group by families.bucket, families.year, families.mask, families.country_set, fine_classes.class;

create temp table country_classes as
with cells as (
    select
        year_windows.number,
        class_counts.bucket,
        member.entity,
        class_counts.class,
        member.total as denominator,
        cast(sum(class_counts.n * member.parts) as bigint) as numerator
    from class_counts
    join year_windows on class_counts.year is not distinct from year_windows.year
    join set_members as member on member.level = 0 and class_counts.country_set = member.set_id
    group by all
)
select number, bucket, entity, class, sum(numerator / denominator order by denominator) as families
from cells
group by number, bucket, entity, class;

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
