"""Tellings are of one event where nothing speaks against it and enough for it, whatever the order they come in."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threatlake.comparing.events import Number, Telling, group, joined
from threatlake.records import DocumentId, EventKind, PlaceId, Qualifier

HEROIN = Number("drugs_seized", "heroin", "kg", 12.4, None)
SEIZURE = Telling(
    document_id=DocumentId("a"),
    event_number=0,
    kind=EventKind.SEIZURE,
    published_on=date(2026, 5, 6),
    starts_on=date(2026, 5, 5),
    ends_on=date(2026, 5, 5),
    country_code="KG",
    region_id=PlaceId("osh_region"),
    place_id=PlaceId("uzgen"),
    words="Officers of the drug service found 12.4 kg of heroin in a lorry near Uzgen.",
    numbers=(HEROIN,),
    persons=frozenset(),
    bodies=frozenset({"organisation:kg_drug_service"}),
)
RETOLD = replace(
    SEIZURE,
    document_id=DocumentId("b"),
    published_on=date(2026, 5, 7),
    words="В Узгене изъято 12,4 кг героина.",
    bodies=frozenset(),
)


def events(*tellings: Telling) -> dict[str, str]:
    """The event of each document, of tellings in this order."""
    pairs = [(one, other) for one, other in combinations(tellings, 2) if joined(one, other)]
    return {event.document_id: event.event_id for event in group(tellings, pairs)}


@pytest.mark.parametrize(
    "other",
    [
        RETOLD,
        replace(RETOLD, numbers=(HEROIN._replace(value=12, qualifier=Qualifier.OVER),)),
        replace(RETOLD, starts_on=None, ends_on=None),
        replace(RETOLD, place_id=PlaceId("osh_region")),
        replace(RETOLD, country_code=None, region_id=None, place_id=None),
        replace(RETOLD, numbers=(HEROIN._replace(substance=None),)),
        replace(RETOLD, numbers=(HEROIN._replace(value=14.2),)),
    ],
    ids=["other words", "rounded", "undated", "region only", "nowhere", "drugs", "corrected"],
)
def test_one_event_is_told_in_many_ways(other: Telling) -> None:
    assert joined(SEIZURE, other)


@pytest.mark.parametrize(
    "other",
    [
        replace(RETOLD, kind=EventKind.ARREST),
        replace(RETOLD, starts_on=date(2026, 5, 9), ends_on=date(2026, 5, 9)),
        replace(RETOLD, place_id=PlaceId("kara_suu")),
        replace(RETOLD, country_code="TJ", region_id=None, place_id=None),
        replace(RETOLD, numbers=(HEROIN._replace(value=31.7),)),
        replace(RETOLD, numbers=(HEROIN._replace(value=14.2),), starts_on=None, ends_on=None),
        replace(RETOLD, numbers=()),
        replace(RETOLD, starts_on=None, ends_on=None, published_on=date(2026, 8, 1)),
        replace(SEIZURE, starts_on=date(2026, 6, 5), ends_on=date(2026, 6, 5)),
    ],
    ids=["kind", "day", "town", "country", "amount", "amount, undated", "no amount", "months later", "form"],
)
def test_another_event_of_the_kind_is_told_apart(other: Telling) -> None:
    assert not joined(SEIZURE, other)


def test_an_event_is_named_after_its_first_telling() -> None:
    assert events(RETOLD, SEIZURE) == {"a": "a:0", "b": "a:0"}


def test_what_fits_two_events_does_not_bring_them_together() -> None:
    elsewhere = replace(SEIZURE, document_id=DocumentId("c"), place_id=PlaceId("kara_suu"), words="Other words here.")
    vague = replace(RETOLD, place_id=PlaceId("osh_region"))
    found = events(SEIZURE, elsewhere, vague)
    assert found["a"] != found["c"]
    assert found["b"] in {found["a"], found["c"]}


@st.composite
def arrangements(draw: st.DrawFn) -> tuple[list[Telling], list[Telling]]:
    """Some tellings of one week, and the same in another order."""
    days = st.none() | st.dates(date(2026, 5, 1), date(2026, 5, 7))
    tellings = []
    for number in range(draw(st.integers(2, 9))):
        day = draw(days)
        amount = HEROIN._replace(
            value=draw(st.sampled_from([12.4, 12.0, 12.7, 13.0])),
            qualifier=draw(st.sampled_from([None, Qualifier.OVER])),
        )
        place = draw(st.sampled_from([None, PlaceId("uzgen"), PlaceId("kara_suu"), PlaceId("osh_region")]))
        tellings.append(
            replace(
                SEIZURE,
                document_id=DocumentId(f"d{number}"),
                published_on=draw(days),
                starts_on=day,
                ends_on=day,
                place_id=place,
                region_id=place and PlaceId("osh_region"),
                words=draw(st.sampled_from([SEIZURE.words, RETOLD.words])),
                numbers=(amount,),
            )
        )
    return tellings, draw(st.permutations(tellings))


@given(arrangements())
def test_the_order_of_arrival_is_nothing(both: tuple[list[Telling], list[Telling]]) -> None:
    assert events(*both[0]) == events(*both[1])
