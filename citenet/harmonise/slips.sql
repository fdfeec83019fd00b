-- Pairs of names one slip of the pen apart, found through the strings they become with one letter left out:
-- no pair is compared that shares none. Digits are never slips. Needs the table names(name, letters, n).
WITH shortened AS (
    SELECT name, letters, n, letters AS key FROM names
    UNION ALL
    SELECT DISTINCT name, letters, n, left(letters, i - 1) || substr(letters, i + 1) AS key
    FROM (SELECT *, unnest(range(1, length(letters) + 1)) AS i FROM names)
),
-- A string that hundreds of names can be shortened to is no evidence, and would be costly.
telling AS (
    SELECT key FROM shortened GROUP BY key HAVING count(*) BETWEEN 2 AND 200
)
SELECT DISTINCT rare.name AS rare, frequent.name AS frequent
FROM shortened AS rare
JOIN telling USING (key)
JOIN shortened AS frequent USING (key)
WHERE (rare.n < frequent.n OR (rare.n = frequent.n AND rare.name > frequent.name))
  AND regexp_replace(rare.letters, '\D', '', 'g') = regexp_replace(frequent.letters, '\D', '', 'g')
  AND left(rare.letters, 1) = left(frequent.letters, 1)
  AND damerau_levenshtein(rare.letters, frequent.letters) = 1
ORDER BY rare, frequent
