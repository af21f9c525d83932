"""What a run could not read."""

from dataclasses import dataclass

from threatlake.records import RunId
from warehouse.lake import Lake, reading


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be read, and why."""

    uri: str
    reason: str


def of_run(lake: Lake, run_id: RunId) -> list[Rejected]:
    """What one run rejected, in the order of addresses."""
    query = "SELECT uri, reason FROM sources WHERE run_id = ? AND outcome = 'rejected' ORDER BY uri"
    with reading(lake) as connection:
        return [Rejected(*row) for row in connection.execute(query, [run_id]).fetchall()]
