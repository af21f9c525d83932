-- One row per labelled original, newest first; a document without a date stands by the day it came in.
-- document_id: The document.
-- dated_on: Publication date, else the day it was ingested.
-- is_dated: Whether the date is stated in the document.
-- title: Title as stated, else the first words of the text.
-- threats: The threats that label it.
-- publisher: Publisher as stated.
-- uri: Where it was first found.
SELECT
    overview.document_id,
    coalesce(overview.published_on, CAST(documents.ingested_at AS DATE)) AS dated_on,
    overview.published_on IS NOT NULL AS is_dated,
    coalesce(overview.title, left(documents.text, 80)) AS title,
    overview.threats,
    overview.publisher,
    overview.uri
FROM document_overview AS overview
INNER JOIN documents USING (document_id)
WHERE overview.is_original AND len(overview.threats) > 0
ORDER BY dated_on DESC, overview.document_id
