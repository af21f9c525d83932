"""How this project finds copies among texts that arrive at once: the batch's own code, on empty tables in memory."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

import duckdb

from threatlake.records import CopyKind, DocumentId, RunId
from warehouse.comparison import Maker, compare_subjects
from warehouse.schema import create_statements
from warehouse.subjects import Subject
from warehouse.tables import COPIES, STORIES, TABLES

Span = tuple[int, int]
PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*(?:\n\n|\Z))", re.DOTALL)


class Found(NamedTuple):
    """Two texts that share text, the smaller id first: how, and where in each."""

    one: str
    other: str
    kind: CopyKind
    spans: tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, and the story of each text."""

    found: set[Found]
    stories: Mapping[str, str]


def find(texts: Mapping[str, str], publishers: Mapping[str, str] | None = None) -> Findings:
    """Every copy, verified; `publishers` says who printed a text, where that is known."""
    subjects = [
        Subject(
            document_id=DocumentId(key),
            text=text,
            passages=tuple(match.span() for match in PARAGRAPH.finditer(text)),
            publisher=(publishers or {}).get(key),
            published_on=None,
            symbol=None,
        )
        for key, text in texts.items()
    ]
    with duckdb.connect() as connection:
        for table in TABLES:
            for statement in create_statements(table):
                connection.execute(statement)
        compared = compare_subjects(connection, subjects, (), Maker(RunId("benchmark"), "", datetime.now(UTC)))
    copies, stories = compared.rows[COPIES], compared.rows[STORIES]
    return Findings(
        {
            Found(
                each.document_id,
                each.other_document_id,
                each.kind,
                ((each.start_char, each.end_char), (each.other_start_char, each.other_end_char)),
            )
            for each in copies
        },
        {each.document_id: each.story_id for each in stories},
    )
