"""The events of a batch are joined with those kept: in whatever order documents arrive, the same events come out.

The tables stand in memory here; a batch is applied to them as a commit applies it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from threatlake.records import (
    DocumentId,
    EntityId,
    EventEntity,
    EventKind,
    EventMention,
    EventPart,
    Figure,
    FigureKind,
    PlaceId,
    PlaceKind,
    Precision,
    Qualifier,
)
from threatlake.sketches import sketch
from warehouse.commit import Rows
from warehouse.events import changed_events
from warehouse.schema import create_statements, to_arrow
from warehouse.tables import EVENT_ENTITIES, EVENT_MENTIONS, EVENTS, FIGURES, PLACES


@dataclass(frozen=True)
class Report:
    """A document that tells of one seizure of heroin."""

    name: str
    published_on: date | None = date(2026, 5, 6)
    on: date | None = date(2026, 5, 5)
    place: str | None = "uzgen"
    kilograms: float = 12.4
    qualifier: Qualifier | None = None
    words: str = "Officers found heroin in a lorry that had come over the pass."
    person: str | None = None

    def rows(self) -> Rows:
        """What the document adds to the tables."""
        document_id = DocumentId(self.name)
        region = self.place == "osh_region"
        precision = PlaceKind.REGION if region else PlaceKind.TOWN
        figure = Figure(
            document_id, 0, None, 0, 7, "12.4 kg", "figures/mass", FigureKind.DRUGS_SEIZED, self.kilograms, None,
            self.qualifier, "kg", self.kilograms, "kg", None, "heroin", None, None, None, None, None,
            is_cumulative=False, part_of_char=None, event_number=0,
        )  # fmt: skip
        mention = EventMention(
            document_id, 0, None, 0, len(self.words), self.words, "events/en/seizure/1", 0, EventKind.SEIZURE,
            is_planned=False, is_recalled=False, starts_on=self.on, ends_on=self.on,
            date_precision=Precision.DAY if self.on else None,
            is_dated_by_publication=False, country_code="KG" if self.place else None,
            place_id=PlaceId(self.place) if self.place else None, place_precision=precision if self.place else None,
            sketch=sketch(self.words),
        )  # fmt: skip
        person = EntityId(f"person:{self.person}")
        named = [EventEntity(document_id, 0, 3, person, EventPart.NAMED)] if self.person else []
        return {FIGURES: [figure], EVENT_MENTIONS: [mention], EVENT_ENTITIES: named}


class Kept:
    """The tables that events are found in, in memory."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        for table in (PLACES, FIGURES, EVENT_MENTIONS, EVENT_ENTITIES, EVENTS):
            for statement in create_statements(table):
                self.connection.execute(statement)
        self.connection.execute("CREATE TABLE documents (document_id VARCHAR, published_on DATE)")
        self.connection.execute(
            """INSERT INTO places VALUES
            ('osh_region', 'Osh Region', 'region', 'KG', NULL, 40.4, 73.2, 'https://www.geonames.org/'),
            ('uzgen', 'Uzgen', 'town', 'KG', 'osh_region', 40.8, 73.3, 'https://www.geonames.org/'),
            ('kara_suu', 'Kara-Suu', 'town', 'KG', 'osh_region', 40.7, 72.9, 'https://www.geonames.org/')"""
        )

    def add(self, *reports: Report) -> None:
        """Find the events of a batch and keep it."""
        rows: dict[object, list[object]] = {}
        for report in reports:
            for table, found in report.rows().items():
                rows.setdefault(table, []).extend(found)
        events = changed_events(self.connection, rows, {each.name: each.published_on for each in reports})
        for report in reports:
            self.connection.execute("INSERT INTO documents VALUES (?, ?)", (report.name, report.published_on))
        for table, found in [*rows.items(), (EVENTS, events)]:
            self.connection.register("batch", to_arrow(table, found))
            if table is EVENTS:
                self.connection.execute("DELETE FROM events WHERE document_id IN (SELECT document_id FROM batch)")
            self.connection.execute(f"INSERT INTO {table.name} BY NAME FROM batch")
            self.connection.unregister("batch")

    def events(self) -> dict[str, str]:
        """The event of each document."""
        return dict(self.connection.execute("SELECT document_id, event_id FROM events").fetchall())


def events(*batches: Sequence[Report]) -> dict[str, str]:
    """The events after batches that came one after the other."""
    kept = Kept()
    for batch in batches:
        kept.add(*batch)
    return kept.events()


A = Report("a")
OTHER_WORDS = Report("b", published_on=date(2026, 5, 7), words="В Узгене изъята крупная партия наркотика.")


def test_a_later_batch_tells_of_an_event_that_is_kept() -> None:
    assert events([A], [OTHER_WORDS]) == {"a": "a:0", "b": "a:0"}


def test_an_earlier_report_that_comes_later_gives_the_event_its_name() -> None:
    assert events([OTHER_WORDS], [A]) == {"a": "a:0", "b": "a:0"}


def test_an_undated_report_finds_its_event_by_the_amount() -> None:
    vague = Report("c", on=None, place=None, words="A large haul of heroin was shown to the press.")
    assert events([A], [vague]) == {"a": "a:0", "c": "a:0"}


def test_reports_of_other_amounts_days_or_towns_are_other_events() -> None:
    others = [
        Report("other_amount", kilograms=31.7, words="Ten parcels were hidden under apples."),
        Report("other_day", on=date(2026, 5, 8), published_on=date(2026, 5, 9)),
        Report("other_town", place="kara_suu"),
    ]
    found = events([A], others)
    assert len(set(found.values())) == 4


def test_a_report_that_links_two_events_joins_them() -> None:
    one = Report("a", on=None, place=None, kilograms=12.4, words="A courier was caught with heroin, person X said.")
    other = Report("b", on=date(2026, 5, 5), kilograms=12.0, qualifier=Qualifier.OVER, words="Совсем другие слова тут.")
    apart = events([one], [other])
    assert len(set(apart.values())) == 2
    link = Report("c", published_on=date(2026, 5, 7), words="Тағы бір басылым осылай жазды.")
    assert len(set(events([one], [other], [link]).values())) == 1


@st.composite
def arrangements(draw: st.DrawFn) -> tuple[list[list[Report]], list[list[Report]]]:
    """Reports of one week in batches, and the same in another order and other batches."""
    days = st.none() | st.dates(date(2026, 5, 1), date(2026, 5, 6))
    reports = [
        Report(
            f"d{number}",
            published_on=draw(st.none() | st.dates(date(2026, 5, 4), date(2026, 5, 8))),
            on=draw(days),
            place=draw(st.sampled_from([None, "uzgen", "kara_suu", "osh_region"])),
            kilograms=draw(st.sampled_from([12.4, 12.0, 12.7, 31.7])),
            qualifier=draw(st.sampled_from([None, Qualifier.OVER])),
            words=draw(st.sampled_from([A.words, OTHER_WORDS.words])),
            person=draw(st.sampled_from([None, None, "alim_beishenov"])),
        )
        for number in range(draw(st.integers(2, 8)))
    ]
    return _batches(draw, reports), _batches(draw, draw(st.permutations(reports)))


def _batches(draw: st.DrawFn, reports: list[Report]) -> list[list[Report]]:
    cuts = sorted(draw(st.sets(st.integers(1, len(reports) - 1), max_size=3)))
    return [reports[start:end] for start, end in zip([0, *cuts], [*cuts, len(reports)], strict=True)]


@settings(max_examples=25)
@given(arrangements())
def test_neither_order_nor_size_of_batches_matters(both: tuple[list[list[Report]], list[list[Report]]]) -> None:
    assert events(*both[0]) == events(*both[1])
