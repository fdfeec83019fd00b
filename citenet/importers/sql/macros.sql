-- How the importers read a cell.

-- A document number without the blanks, commas and hyphens that people put in it; most have none.
create macro document_number(text) as nullif(
    case when regexp_full_match(text, '[0-9A-Z]+') then text
        else upper(regexp_replace(text, '[\s\x{A0},-]+', '', 'g')) end,
    '');

-- Who put a citation on the document, the best known first: so they are sorted.
create type origin as enum ('applicant', 'examiner', 'unknown');

create macro cell(text) as nullif(trim(text), '');

-- One space between words; most texts are so already, and are left alone.
create macro tidy(text) as cell(
    case when contains(text, '  ') or contains(text, chr(9)) or contains(text, chr(10)) or contains(text, chr(160))
        then regexp_replace(text, '[\s\x{A0}]+', ' ', 'g') else text end);

-- Whether a name stands for none, as tables write it where they know nobody. By a case, since what is put together by
-- "and" is asked of all rows.
create macro stands_for_none(name) as case when length(name) <= 7
    then upper(name) in ('NULL', 'N/A', '#N/A', 'NAN', 'NONE', 'UNKNOWN') or not regexp_matches(name, '[\p{L}\p{N}]')
    else false end;

create macro known_name(text) as case when not stands_for_none(tidy(text)) then tidy(text) end;

-- A year of four digits, also in front of or behind the rest of a date; 0 and 9999 stand for unknown.
-- What is written once in coalesce is only worked out for the rows that come to it; an empty text is no number.
create macro plausible_year(number) as case when number between 1700 and 2100 then cast(number as smallint) end;

create macro year_of(text) as plausible_year(coalesce(
    case when length(text) = 4 then try_cast(text as smallint) end,
    try_cast(regexp_extract(text, '^\s*(\d{4})(\.0+|\d{4}|[-/.]\d{1,2}([-/.]\d{1,2}([T\s].*)?)?)?\s*$', 1) as smallint),
    try_cast(regexp_extract(text, '^\s*\d{1,2}[-/. ](?:\d{1,2}|\p{L}{3,9}\.?)[-/. ](\d{4})(?:[T\s].*)?$', 1) as smallint)
));

-- Whether a cell that yields no year means that none is known.
create macro means_no_year(text) as
    regexp_full_match(text, '\s*') or regexp_full_match(text, '\s*(0+|9999)([-/.].*|0000|1231)?\s*');

-- Whether a cell holds a day as spreadsheets count them, since 1900: those of 1954 to 2091.
create macro is_serial_day(text) as regexp_full_match(text, '\s*[2-6]\d{4}([.,]\d+)?\s*');

-- Which document a number means; citenet/importers/identity.py says why, and answers alike.
create macro us_application(bare) as case
    when starts_with(bare, 'US20') and regexp_matches(bare, '^US20[0-9]{2}/?[0-9]{6,7}([ABCEFHIJKPST][0-9]?)?$')
        then left(bare, 6) || lpad(regexp_extract(substr(bare, 7), '[0-9]+'), 7, '0')
end;

create macro us_grant(digits) as case when digits <> '' then 'US' || digits end;

create macro us_series(parts) as case
    when parts.digits = '' then null
    when parts.series = '' and length(parts.digits) <= 7 then 'US' || case left(parts.kind, 1)
        when 'S' then 'D' when 'E' then 'RE' when 'P' then 'PP' when 'H' then 'H' else '' end || parts.digits
    else 'US' || parts.series || parts.digits
end;

create macro wo_application(digits) as case
    when length(digits) = 7 or (length(digits) = 8 and left(digits, 2) not in ('19', '20'))
        then 'WO' || if(left(digits, 2) >= '78', '19', '20') || left(digits, 2) || lpad(substr(digits, 3), 6, '0')
    when regexp_matches(digits, '^(19[789]|20)') then 'WO' || left(digits, 4) || lpad(substr(digits, 5), 6, '0')
end;

create macro without_stage(office, digits) as case when digits <> '' then office || digits end;

create macro identity_of(number, bare) as coalesce(
    case left(bare, 2)
        when 'US' then coalesce(
            us_application(bare),
            us_grant(regexp_extract(bare, '^US0*([1-9][0-9]*)([ABC][0-9]?)?$', 1)),
            us_series(regexp_extract(bare, '^US(D|RE|PP|RX|AI|H|T|X|)0*([1-9][0-9]*)([ABCEFHIJKPST][0-9]?|)$',
                ['series', 'digits', 'kind'])))
        when 'WO' then wo_application(regexp_extract(replace(bare, '/', ''), '^WO([0-9]{7,10})([ABCEFHIJKPST][0-9]?)?$', 1))
        when 'EP' then without_stage(
            'EP', lpad(nullif(regexp_extract(bare, '^EP0*([1-9][0-9]{0,6})([ABC][0-9]?)?$', 1), ''), 7, '0'))
        when 'GB' then without_stage('GB', regexp_extract(bare, '^GB0*([1-9][0-9]*)([ABC][0-9]?)?$', 1))
        when 'DE' then without_stage('DE', regexp_extract(bare, '^DE0*([1-9][0-9]*)([ABC][0-9]?)?$', 1))
        when 'FR' then without_stage('FR', regexp_extract(bare, '^FR0*([1-9][0-9]*)([ABC][0-9]?)?$', 1))
        when 'CA' then without_stage('CA', regexp_extract(bare, '^CA0*([1-9][0-9]*)([ABC][0-9]?)?$', 1))
    end,
    number);

create macro document_identity(text) as identity_of(document_number(text), replace(document_number(text), '_', ''));

-- Whether other numbers may mean the same document, and whether one is written as all those are to be, or so but for
-- its stage.
create macro has_stages(number) as left(number, 2) in ('US', 'WO', 'EP', 'GB', 'DE', 'FR', 'CA');

create macro is_usual(number) as
    regexp_full_match(number, '(US|GB|DE|FR|CA)[1-9][0-9]{0,8}|EP[0-9]{7}|WO(19|20)[0-9]{8}');

create macro is_usual_with_stage(number) as
    regexp_full_match(number, '((US|GB|DE|FR|CA)[1-9][0-9]{0,8}|EP([1-9][0-9]|0[1-9])[0-9]{5})[ABC][0-9]?');

create macro but_for_stage(number) as left(number, length(number) - if(right(number, 1) < 'A', 2, 1));

-- Most numbers that sources of corpora write are what they are to be, with or without a stage: one look tells.
create macro identity_among(number) as case
    when is_usual_with_stage(number) then but_for_stage(number)
    when is_usual(number) or not has_stages(number) then number
    else identity_of(number, replace(number, '_', ''))
end;

create macro kind_code(text) as regexp_extract(upper(trim(text)), '^[A-Z][0-9]?$');

-- Parts of a number put together; asked for the identity in a query around it, since macros repeat their arguments.
create macro publication_text(office, number, kind) as
    coalesce(upper(trim(office)), '')
    || case when starts_with(document_number(number), upper(trim(office)))
        then substr(document_number(number), 1 + length(trim(office))) else document_number(number) end
    || coalesce(kind_code(kind), '');
