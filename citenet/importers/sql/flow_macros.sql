-- A number that can be counted with; "nan" and "inf" are none.
create macro number_of(text) as case when isfinite(try_cast(text as double)) then try_cast(text as double) end;

-- Digits with commas, spaces or several points among them are a number, but nobody can tell which.
create macro is_written_otherwise(text) as
    number_of(text) is null and regexp_full_match(text, '\s*[+-]?\d[\d.,''’\s\x{A0}]*');

create macro period_of(text) as regexp_extract(text, '^\s*(\d{4})\s*(?:-|–|/|\.\.|to)\s*(\d{4})\s*$', ['first', 'last']);

create macro first_year(text) as coalesce(year_of(period_of(text).first), year_of(text));

create macro last_year(text) as coalesce(year_of(period_of(text).last), year_of(text));

create macro no_period(text) as
    not means_no_year(text) and (first_year(text) is null or first_year(text) > last_year(text));

create macro technology_of(text) as lower(tidy(text));

-- Pages, folders and links are called by it, on any system.
create macro names_a_file(technology) as
    regexp_full_match(technology, '[\p{L}\p{N}][\p{L}\p{N} .,()&+_''’-]{0,98}[\p{L}\p{N})+_-]|[\p{L}\p{N}]')
    and not regexp_full_match(technology, '(con|prn|aux|nul|(com|lpt)\d)(\..*)?');
