-- The table parties with the organisations of its applicants anew; all else as it was.
-- Needs harmonised(name, organisation, rule).
COPY (
    SELECT parties.* REPLACE (
               CASE WHEN role = 'applicant' THEN coalesce(harmonised.organisation, parties.organisation)
                    ELSE parties.organisation END AS organisation),
           CASE WHEN role = 'applicant' THEN rule END AS organisation_rule
    FROM (SELECT * {without_rule} FROM {parties}) AS parties
    LEFT JOIN harmonised ON harmonised.name = parties.name
    ORDER BY patent, role, sequence, parties.name, country
) TO {result} (FORMAT parquet, COMPRESSION zstd)
