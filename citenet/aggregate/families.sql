-- The families of a corpus as this way of counting sees them: technologies as a bit mask, entities as sets.
-- Inputs: symbols, family_symbols, family_facts, class_masks(scheme, symbol, mask),
-- settings(all_bit, country, scope, buckets).

create temp table family_masks as
select family_symbols.family, bit_or(class_masks.mask) as mask
from family_symbols
join symbols on family_symbols.symbol_id = symbols.symbol_id
join class_masks on symbols.scheme = class_masks.scheme and symbols.symbol = class_masks.symbol
where class_masks.mask <> 0
group by family_symbols.family;

-- A family that is in no technology can neither cite nor be cited within one, so it is left out at once.
create temp table families as
with marked_families as (
    select
        family_facts.*,
        coalesce(family_masks.mask, 0) | settings.all_bit as mask,
        cast(family_facts.family as bigint) * 2654435761 % 4294967296 as mixed
    from family_facts
    cross join settings
    left join family_masks on family_facts.family = family_masks.family
    where settings.scope = 'citing' or coalesce(family_masks.mask, 0) | settings.all_bit <> 0
)
select
    family,
    recorded,
    cites,
    year,
    -- A fixed way to spread families over buckets, since DuckDB's hash does not last. Families of one country often
    -- follow each other; the product of both halves keeps them from sharing out evenly, which would hide how they vary.
    cast(
        ((mixed // 65536 * (mixed % 65536) + mixed) % 2147483648 * 2654435761 // 16777216) % settings.buckets as integer
    ) as bucket,
    mask,
    case when settings.scope = 'citing' then -1 else mask end as accepts,
    case
        when settings.country = 'applicant' and applicant_countries <> 0 then applicant_countries
        when settings.country = 'inventor' and inventor_countries = 0 then applicant_countries
        else inventor_countries
    end as country_set,
    organisations as organisation_set
from marked_families
cross join settings;
