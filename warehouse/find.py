"""The document that a person means."""

from pathlib import Path

import duckdb

from threatlake.errors import InvalidInput
from threatlake.records import DocumentId


def find_document(connection: duckdb.DuckDBPyConnection, wanted: str) -> DocumentId:
    """Find the one document that `wanted` names: its id, the beginning of it, its address or the end of its address."""
    address = Path(wanted).absolute().as_uri()
    query = """
        SELECT DISTINCT document_id FROM sources
        WHERE document_id IS NOT NULL
            AND (starts_with(document_id, ?) OR uri = ? OR uri = ? OR ends_with(url_decode(uri), ?))
        ORDER BY document_id
    """
    found = connection.execute(query, [wanted, wanted, address, f"/{wanted}"]).fetchall()
    if not found:
        raise InvalidInput(
            f"no document {wanted!r}; give its id, the beginning of it, or its file name "
            '(threatlake sql "SELECT document_id, title, uri FROM document_overview")'
        )
    if len(found) > 1:
        ids = ", ".join(row[0][:12] for row in found[:5])
        raise InvalidInput(f"{wanted!r} names {len(found)} documents ({ids}); give more of the id")
    return DocumentId(found[0][0])
