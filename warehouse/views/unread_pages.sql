-- One row per page that has something on it which was not read.
-- document_id: The document.
-- page: The page, from 1.
-- reason: Why it was not read.
-- page_count: Pages of the document.
-- title: Title as stated.
-- uri: Where it was first found.
SELECT
    pages.document_id,
    pages.page,
    pages.reason,
    document_overview.page_count,
    document_overview.title,
    document_overview.uri
FROM pages
INNER JOIN document_overview USING (document_id)
WHERE pages.read_from = 'unread'
ORDER BY document_overview.uri, pages.page
