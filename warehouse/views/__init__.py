"""The views: questions that people ask first, each an SQL file that begins with what its rows and columns mean.

-- One row per ...
-- column: what it means
SELECT ...
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent

# In the order they are made: a view stands after those it asks.
_NAMES = (
    "document_overview",
    "latest_reports",
    "threats_by_country_month",
    "evidence_in_context",
    "story_overview",
    "large_stories",
    "corroboration",
    "seizures",
    "accessions",
    "meetings",
    "projects",
    "figures_in_context",
    "rejected_sources",
    "unread_pages",
    "to_review",
)


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what a row is, what each column means, and its query."""

    name: str
    comment: str
    columns: dict[str, str]
    query: str


def _load(name: str) -> View:
    lines = (_FOLDER / f"{name}.sql").read_text(encoding="utf-8").splitlines()
    header = [line.removeprefix("-- ") for line in lines if line.startswith("-- ")]
    query = "\n".join(line for line in lines if not line.startswith("-- ")).strip().removesuffix(";")
    columns = dict(line.split(": ", 1) for line in header[1:])
    return View(name, header[0], columns, query)


VIEWS = tuple(_load(name) for name in _NAMES)

VIEWS_SHA256 = hashlib.sha256("\0".join(view.query + view.comment for view in VIEWS).encode()).hexdigest()
