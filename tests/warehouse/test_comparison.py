"""Batches are compared with all that is kept: the outcome does not depend on the order in which documents arrive.

The tables stand in memory here; a batch is applied to them as a commit applies it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from threatlake.comparing.symbols import Symbol
from threatlake.records import CopyKind, DocumentId, RunId
from warehouse.comparison import Comparison, Maker, compare_subjects
from warehouse.schema import create_statements, to_arrow
from warehouse.subjects import Subject
from warehouse.tables import BOILERPLATE, COPIES, PASSAGES, SIGNATURES, STORIES, STORY_CHANGES

MAKER = Maker(RunId("run"), "today's", datetime(2026, 3, 1, tzinfo=UTC))

RELEASE = (
    "Customs officers at the Ak-Jol crossing stopped a lorry on Tuesday evening. Behind its double floor lay forty "
    "parcels of hashish with a total weight of 42 kilograms. The driver, a man of 38, has been detained."
)
MORE = (
    "A criminal case has been opened, and the investigation establishes who ordered the load. According to the press "
    "service the parcels were marked with the picture of a horse, as were those found in a garage in spring."
)
OTHER = (
    "The museum of the region opens a hall of carpets in May. Visitors will see how wool was washed, spun and dyed, "
    "and may try a loom themselves. School classes enter free of charge on Thursdays, the director promises."
)
NOTICE = (
    "The Valley Herald has informed readers of the region since 1998. Reprinting is allowed with a link to the source. "
    "The opinion of the editors may differ from that of the authors of letters, and manuscripts are not returned."
)


def subject(
    name: str, *paragraphs: str, day: int = 1, publisher: str | None = None, symbol: str | None = None
) -> Subject:
    text, spans = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        spans.append((len(text), len(text) + len(paragraph)))
        text += paragraph
    base = symbol.split("/Rev")[0] if symbol else ""
    return Subject(
        document_id=DocumentId(name),
        text=text,
        passages=tuple(spans),
        publisher=publisher,
        published_on=date(2026, 3, day),
        symbol=Symbol(symbol, base) if symbol else None,
    )


class Corpus:
    """The tables that comparing reads, in memory, and the batches that came."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute(
            """CREATE TABLE documents (document_id VARCHAR, text VARCHAR, publisher VARCHAR, canonical_uri VARCHAR,
            published_on DATE, char_count BIGINT, symbol VARCHAR, base_symbol VARCHAR)"""
        )
        for table in (PASSAGES, SIGNATURES, BOILERPLATE, COPIES, STORIES, STORY_CHANGES):
            for statement in create_statements(table):
                self.connection.execute(statement)

    def add(self, *batch: Subject) -> Comparison:
        """Compare a batch and keep it."""
        comparison = compare_subjects(self.connection, batch, (), MAKER)
        for each in batch:
            symbol = each.symbol or (None, None)
            row = (each.document_id, each.text, each.publisher, None, each.published_on, len(each.text), *symbol)
            self.connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            for number, (start, end) in enumerate(each.passages):
                self.connection.execute(
                    "INSERT INTO passages BY NAME SELECT ? AS document_id, ? AS passage_number, 'paragraph' AS kind, "
                    "? AS start_char, ? AS end_char",
                    (each.document_id, number, start, end),
                )
        self.apply(comparison)
        return comparison

    def apply(self, comparison: Comparison) -> None:
        """Put what a comparison found in its place."""
        for each in comparison.renewed:
            self.connection.execute("DELETE FROM copies WHERE document_id = ? OR other_document_id = ?", (each, each))
        for table, rows in comparison.rows.items():
            self.connection.register("batch", to_arrow(table, rows))
            if table in (SIGNATURES, STORIES):
                self.connection.execute(
                    f"DELETE FROM {table.name} WHERE document_id IN (SELECT document_id FROM batch)"
                )
            self.connection.execute(f"INSERT INTO {table.name} BY NAME FROM batch")
            self.connection.unregister("batch")

    def copies(self) -> list[tuple[str, str, str]]:
        """Every pair with its kind."""
        query = "SELECT DISTINCT document_id, other_document_id, kind FROM copies ORDER BY ALL"
        return self.connection.execute(query).fetchall()

    def stories(self) -> dict[str, str]:
        """The story of each document."""
        return dict(self.connection.execute("SELECT document_id, story_id FROM stories").fetchall())


def test_a_reprint_of_a_kept_document_joins_its_story():
    corpus = Corpus()
    corpus.add(subject("a", RELEASE, MORE), subject("b", OTHER))
    corpus.add(subject("c", "Lorry stopped", RELEASE, MORE.replace("spring", "March"), day=2))
    assert corpus.copies() == [("a", "c", CopyKind.NEAR)]
    assert corpus.stories() == {"a": "a", "b": "b", "c": "a"}


def test_an_earlier_document_that_comes_later_becomes_the_original_and_the_change_is_recorded():
    corpus = Corpus()
    corpus.add(subject("a", RELEASE, MORE, day=5))
    corpus.add(subject("b", RELEASE, MORE.replace("spring", "March"), day=2))
    assert corpus.stories() == {"a": "b", "b": "b"}
    changes = corpus.connection.execute("SELECT document_id, from_story_id, story_id, run_id FROM story_changes")
    assert changes.fetchall() == [("a", "a", "b", "run")]


def test_two_stories_are_joined_by_a_document_that_is_near_to_both():
    corpus = Corpus()
    first, second = RELEASE.replace("Tuesday evening", "the night before"), RELEASE.replace("a man of 38", "aged 38")
    corpus.add(subject("a", first, MORE), subject("b", OTHER, day=2))
    corpus.add(subject("c", second, MORE, day=3))
    assert corpus.stories() == {"a": "a", "b": "b", "c": "a"}


def test_a_digest_of_two_stories_joins_neither_to_the_other():
    corpus = Corpus()
    corpus.add(subject("a", RELEASE, MORE), subject("b", OTHER, NOTICE, day=2))
    corpus.add(subject("c", RELEASE, MORE, OTHER, NOTICE, day=3))
    stories = corpus.stories()
    assert stories["a"] != stories["b"]


def framed(name: str, number: int, *, publisher: str | None) -> Subject:
    """A text of its own in a publisher's frame."""
    words = " ".join(f"word{number}x{place}" for place in range(60 if number % 2 else 200))
    return subject(name, words, NOTICE, publisher=publisher)


@pytest.mark.parametrize("publisher", ["The Valley Herald", None])
def test_a_notice_under_many_texts_is_learnt_and_its_copies_are_forgotten(publisher: str | None):
    corpus = Corpus()
    count = 6 if publisher else 14
    for number in range(count):
        corpus.add(framed(f"{number:02}", number, publisher=publisher))
    assert corpus.copies() == []
    assert len(set(corpus.stories().values())) == count
    learnt = corpus.connection.execute("SELECT publisher FROM boilerplate").fetchall()
    assert learnt == [(publisher or "",)]


def test_a_release_that_many_printed_is_no_boilerplate():
    corpus = Corpus()
    for number in range(12):
        corpus.add(subject(f"{number:02}", f"Headline number {number}", RELEASE, MORE, day=number + 1))
    assert corpus.connection.execute("FROM boilerplate").fetchall() == []
    assert set(corpus.stories().values()) == {"00"}


def test_an_addendum_is_a_revision_by_its_symbol_though_it_shares_little():
    corpus = Corpus()
    corpus.add(subject("a", RELEASE, MORE, OTHER, symbol="A/79/992"))
    corpus.add(subject("b", OTHER, NOTICE * 6, day=2, symbol="A/79/992/Rev.1"))
    assert corpus.copies() == [("a", "b", CopyKind.REVISION)]
    assert corpus.stories() == {"a": "a", "b": "b"}


SUBJECTS = (
    subject("a", RELEASE, MORE, day=3),
    subject("b", "Hashish under a double floor", RELEASE, MORE.replace("horse", "camel"), day=2),
    subject("c", RELEASE, day=4),
    subject("d", OTHER, day=1),
    subject("e", OTHER, RELEASE, MORE, day=6),
    subject("f", OTHER.replace("May", "June"), NOTICE, day=5, publisher="The Valley Herald"),
    *(framed(f"n{number}", number, publisher="The Valley Herald") for number in range(6)),
    subject("g", RELEASE, NOTICE, day=7, publisher="The Valley Herald"),
)


def batches(order: Sequence[int], sizes: Iterable[int]) -> Iterator[list[Subject]]:
    left = list(order)
    for size in [*sizes, len(order)]:
        if left:
            yield [SUBJECTS[at] for at in left[:size]]
            del left[:size]


@settings(max_examples=20)
@given(order=st.permutations(range(len(SUBJECTS))), sizes=st.lists(st.integers(1, 6), max_size=8))
def test_any_order_in_batches_of_any_size_gives_the_same_copies_and_stories(order: list[int], sizes: list[int]):
    corpus = Corpus()
    for batch in batches(order, sizes):
        corpus.add(*batch)
    assert corpus.copies() == EXPECTED[0]
    assert corpus.stories() == EXPECTED[1]


def at_once() -> tuple[list[tuple[str, str, str]], dict[str, str]]:
    corpus = Corpus()
    corpus.add(*SUBJECTS)
    return corpus.copies(), corpus.stories()


EXPECTED = at_once()


def test_what_all_at_once_gives_is_what_a_person_expects():
    copies, stories = EXPECTED
    assert stories["a"] == stories["b"] == stories["c"] == "b"
    assert stories["d"] == stories["f"] == "d"
    assert stories["g"] == "b"
    assert {stories[f"n{number}"] for number in range(6)} == {f"n{number}" for number in range(6)}
    assert not [pair for pair in copies if pair[0].startswith("n") and pair[1].startswith("n")]
