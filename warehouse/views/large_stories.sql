-- One row per story of more than 50 documents, the largest first: a person should look whether they are one.
-- story_id: The story: the document_id of its original.
-- title: Title of the original.
-- document_count: Documents in the story.
-- publisher_count: Publishers that are stated among them.
-- from_day: The first day of publication stated.
-- to_day: The last.
SELECT
    stories.story_id,
    any_value(originals.title) AS title,
    count(*) AS document_count,
    count(DISTINCT documents.publisher) AS publisher_count,
    min(documents.published_on) AS from_day,
    max(documents.published_on) AS to_day
FROM stories
INNER JOIN documents ON documents.document_id = stories.document_id
INNER JOIN documents AS originals ON originals.document_id = stories.story_id
GROUP BY stories.story_id
HAVING count(*) > 50
ORDER BY document_count DESC, stories.story_id
