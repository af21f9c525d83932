"""What a run could not read: whole inputs, and pages of documents."""

from dataclasses import dataclass

from threatlake.records import RunId
from warehouse.lake import Lake, reading


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be read, and why."""

    uri: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Pages that were left unread for one reason, of how many documents."""

    reason: str
    page_count: int
    document_count: int


def of_run(lake: Lake, run_id: RunId) -> list[Rejected]:
    """What one run rejected, in the order of addresses."""
    query = "SELECT uri, reason FROM sources WHERE run_id = ? AND outcome = 'rejected' ORDER BY uri"
    with reading(lake) as connection:
        return [Rejected(*row) for row in connection.execute(query, [run_id]).fetchall()]


def unread_of_run(lake: Lake, run_id: RunId) -> list[Unread]:
    """Pages left unread in what one run loaded, the commonest reason first."""
    query = """
        SELECT pages.reason, count(*) AS page_count, count(DISTINCT document_id)
        FROM pages INNER JOIN sources USING (document_id)
        WHERE sources.run_id = ? AND sources.outcome = 'loaded' AND read_from = 'unread'
        GROUP BY ALL ORDER BY page_count DESC, pages.reason
    """
    with reading(lake) as connection:
        return [Unread(*row) for row in connection.execute(query, [run_id]).fetchall()]
