-- How the importers read a cell.

-- A document number without the blanks, commas and hyphens that people put in it.
create macro document_number(text) as
    nullif(upper(regexp_replace(text, '[\s\x{A0},-]+', '', 'g')), '');

create macro cell(text) as nullif(trim(text), '');

-- One space between words; most texts are so already, and are left alone.
create macro tidy(text) as cell(
    case when contains(text, '  ') or contains(text, chr(9)) or contains(text, chr(10)) or contains(text, chr(160))
        then regexp_replace(text, '[\s\x{A0}]+', ' ', 'g') else text end);

create macro cells(text, separator) as list_transform(str_split(text, separator), lambda part: cell(part));

-- A year of four digits, also in front of or behind the rest of a date; 0 and 9999 stand for unknown.
create macro plausible_year(number) as case when number between 1700 and 2100 then cast(number as smallint) end;

create macro year_of(text) as plausible_year(coalesce(
    case when length(text) = 4 then try_cast(text as smallint) end,
    try_cast(coalesce(
        nullif(regexp_extract(text, '^\s*(\d{4})(\.0+|\d{4}|[-/.]\d{1,2}([-/.]\d{1,2}([T\s].*)?)?)?\s*$', 1), ''),
        nullif(regexp_extract(text, '^\s*\d{1,2}[-/.]\d{1,2}[-/.](\d{4})\s*$', 1), '')
    ) as smallint)
));

-- Whether a cell that yields no year means that none is known.
create macro means_no_year(text) as
    regexp_full_match(text, '\s*') or regexp_full_match(text, '\s*(0+|9999)([-/.].*|0000|1231)?\s*');
