-- One row per input that could not be read, newest first.
-- uri: The address as offered.
-- reason: Why it was rejected.
-- byte_count: Size in bytes; NULL where the bytes could not be read.
-- last_seen_at: When it was last offered.
-- archive_path: Where its raw bytes are kept, relative to the lake.
SELECT uri, reason, byte_count, last_seen_at, archive_path
FROM sources
WHERE outcome = 'rejected'
ORDER BY last_seen_at DESC, uri
