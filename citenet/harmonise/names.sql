-- Distinct raw names of applicants, how often each occurs and the country it most often has.
WITH counted AS (
    SELECT name, country, count(*) AS n
    FROM {parties} WHERE role = 'applicant' AND name IS NOT NULL GROUP BY name, country
)
SELECT name, sum(n)::BIGINT AS n,
       (list(country ORDER BY n DESC, country) FILTER (country IS NOT NULL))[1] AS country
FROM counted GROUP BY name ORDER BY name
