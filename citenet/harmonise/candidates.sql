-- Pairs of organisations that may be one: they share a word that few have, or the same words but for the legal
-- form, or one is the initials of the other, or they are one slip apart. Blocked by these: never all pairs.
-- Needs organisations(name, bare, n, country), common(word), near(rare, frequent).
CREATE TEMP TABLE words AS
    SELECT DISTINCT name, unnest(string_split(bare, ' ')) AS word FROM organisations;

-- A word counts for more the fewer have it; whole thousandths, so that sums do not depend on their order.
CREATE TEMP TABLE weights AS
    SELECT word, count(*) AS n_names,
           round(1000 * ln(1 + (SELECT count(*) FROM organisations) / count(*)))::BIGINT AS weight
    FROM words GROUP BY word;

CREATE TEMP TABLE described AS
    SELECT organisations.*, n_words, weight,
           CASE WHEN n_words BETWEEN 3 AND 8 THEN array_to_string(
               list_transform(string_split(bare, ' '), lambda word: left(word, 1)), '') END AS initials
    FROM organisations
    JOIN (SELECT name, count(*) AS n_words, sum(weight) AS weight FROM words JOIN weights USING (word) GROUP BY name)
    USING (name);

CREATE TEMP TABLE blocks AS
    SELECT name, word AS block FROM words JOIN weights USING (word) ANTI JOIN common USING (word)
    WHERE n_names BETWEEN 2 AND {most_names} AND length(word) > 1
    UNION ALL SELECT name, 'same ' || bare FROM organisations;

CREATE TEMP TABLE alike AS
    SELECT first.name AS one, second.name AS other
    FROM blocks AS first JOIN blocks AS second USING (block) WHERE first.name < second.name
    UNION SELECT short.name, long.name
    FROM described AS short JOIN described AS long ON short.bare = long.initials
    WHERE long.initials IN (SELECT initials FROM described GROUP BY initials HAVING count(*) <= {most_names})
    UNION SELECT rare, frequent FROM near;

CREATE TEMP TABLE pairs AS
    SELECT DISTINCT CASE WHEN is_rarer THEN one ELSE other END AS name,
           CASE WHEN is_rarer THEN other ELSE one END AS organisation
    FROM (SELECT one, other, a.n < b.n OR (a.n = b.n AND one > other) AS is_rarer
          FROM alike JOIN organisations AS a ON a.name = one JOIN organisations AS b ON b.name = other);

CREATE TEMP TABLE shared AS
    SELECT pairs.name, organisation, count(*) AS n_words, sum(weight) AS weight,
           string_agg(mine.word, ' ' ORDER BY weight DESC, mine.word) AS shared_words
    FROM pairs
    JOIN words AS mine ON mine.name = pairs.name
    JOIN words AS yours ON yours.name = organisation AND yours.word = mine.word
    JOIN weights ON weights.word = mine.word
    GROUP BY pairs.name, organisation;

SELECT * FROM (
    SELECT a.name, b.name AS organisation,
           CASE WHEN a.bare = b.bare THEN 'legal form'
                WHEN near.rare IS NOT NULL THEN 'one slip'
                WHEN shared.n_words = a.n_words AND shared.n_words = b.n_words THEN 'word order'
                WHEN a.bare = b.initials OR b.bare = a.initials THEN 'initials'
                WHEN shared.n_words IN (a.n_words, b.n_words) THEN 'contained'
                ELSE 'shared words' END AS kind,
           round(coalesce(shared.weight / (a.weight + b.weight - shared.weight), 0), 3) AS word_overlap,
           round(jaro_winkler_similarity(a.name, b.name), 3) AS letter_similarity,
           coalesce(shared_words, '') AS shared_words,
           a.n AS n_name, b.n AS n_organisation, a.country AS country_name, b.country AS country_organisation,
           a.country = b.country AS same_country
    FROM pairs
    JOIN described AS a ON a.name = pairs.name
    JOIN described AS b ON b.name = pairs.organisation
    LEFT JOIN shared ON shared.name = pairs.name AND shared.organisation = pairs.organisation
    LEFT JOIN near ON near.rare = pairs.name AND near.frequent = pairs.organisation
)
WHERE kind NOT IN ('contained', 'shared words') OR word_overlap >= {least_overlap}
ORDER BY n_name DESC, word_overlap DESC, name, organisation
