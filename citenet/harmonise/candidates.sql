-- Pairs of organisations that may be one: they share a word that few have, or the same words but for the legal
-- form, or one is the initials of the other, or they are one slip apart. Blocked by these: never all pairs.
-- Needs organisations(name, bare, n, country), common(word), near(rare, frequent).
WITH words AS (
    SELECT DISTINCT name, unnest(string_split(bare, ' ')) AS word FROM organisations
),
-- A word counts for more the fewer have it.
weights AS (
    SELECT word, count(*) AS n_names, ln(1 + (SELECT count(*) FROM organisations) / count(*)) AS weight
    FROM words GROUP BY word
),
totals AS (
    SELECT name, count(*) AS n_words, sum(weight) AS weight FROM words JOIN weights USING (word) GROUP BY name
),
initials AS (
    SELECT name, list_aggregate(list_transform(string_split(bare, ' '), lambda word: left(word, 1)), 'string_agg', '')
           AS letters
    FROM organisations WHERE length(bare) - length(replace(bare, ' ', '')) BETWEEN 2 AND 7
),
blocks AS (
    SELECT name, word AS block
    FROM words JOIN weights USING (word) ANTI JOIN common USING (word)
    WHERE n_names BETWEEN 2 AND $most_names AND length(word) > 1
    UNION ALL SELECT name, 'same ' || bare FROM organisations
),
abbreviated AS (
    SELECT name, letters, count(*) OVER (PARTITION BY letters) AS n_names FROM initials
),
alike AS (
    SELECT first.name AS one, second.name AS other FROM blocks AS first JOIN blocks AS second USING (block)
    WHERE first.name < second.name
    UNION SELECT organisations.name, abbreviated.name
    FROM organisations JOIN abbreviated ON bare = letters WHERE abbreviated.n_names <= $most_names
),
pairs AS (
    SELECT CASE WHEN is_rarer THEN one ELSE other END AS name, CASE WHEN is_rarer THEN other ELSE one END AS organisation
    FROM (SELECT one, other, a.n < b.n OR (a.n = b.n AND one > other) AS is_rarer
          FROM alike JOIN organisations AS a ON a.name = one JOIN organisations AS b ON b.name = other)
    UNION SELECT rare, frequent FROM near
),
shared AS (
    SELECT pairs.name, organisation, count(*) AS n_words, sum(weight) AS weight,
           string_agg(mine.word, ' ' ORDER BY weight DESC, mine.word) AS shared_words
    FROM pairs
    JOIN words AS mine ON mine.name = pairs.name
    JOIN words AS yours ON yours.name = organisation AND yours.word = mine.word
    JOIN weights ON weights.word = mine.word
    GROUP BY pairs.name, organisation
),
evidence AS (
    SELECT pairs.name, pairs.organisation,
           CASE WHEN a.bare = b.bare THEN 'legal form'
                WHEN near.rare IS NOT NULL THEN 'one slip'
                WHEN shared.n_words = mine.n_words AND shared.n_words = yours.n_words THEN 'word order'
                WHEN a.bare = theirs.letters OR b.bare = own.letters THEN 'initials'
                WHEN shared.n_words IN (mine.n_words, yours.n_words) THEN 'contained'
                ELSE 'shared words' END AS kind,
           round(coalesce(shared.weight / (mine.weight + yours.weight - shared.weight), 0), 3) AS word_overlap,
           round(jaro_winkler_similarity(pairs.name, pairs.organisation), 3) AS letter_similarity,
           coalesce(shared_words, '') AS shared_words,
           a.n AS n_name, b.n AS n_organisation, a.country AS country_name, b.country AS country_organisation,
           a.country = b.country AS same_country
    FROM pairs
    JOIN organisations AS a ON a.name = pairs.name
    JOIN organisations AS b ON b.name = pairs.organisation
    JOIN totals AS mine ON mine.name = pairs.name
    JOIN totals AS yours ON yours.name = pairs.organisation
    LEFT JOIN shared ON shared.name = pairs.name AND shared.organisation = pairs.organisation
    LEFT JOIN near ON near.rare = pairs.name AND near.frequent = pairs.organisation
    LEFT JOIN initials AS own ON own.name = pairs.name
    LEFT JOIN initials AS theirs ON theirs.name = pairs.organisation
)
SELECT * FROM evidence
WHERE kind NOT IN ('contained', 'shared words') OR word_overlap >= $least_overlap
ORDER BY n_name DESC, word_overlap DESC, name, organisation
