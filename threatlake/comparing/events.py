"""Which tellings are of one event, and the groups that follow.

Two tellings of a kind are of one event where nothing they state speaks against it (another day, another place) and
enough speaks for it: the same amounts, the more digits the more; the same day, town, persons and bodies; the same
words. Groups grow from the surest pair on and never bring together two tellings that contradict each other; what comes
out does not depend on the order of arrival.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from threatlake.amounts import are_one, digits
from threatlake.records import DocumentId, Event, EventKind, PlaceId, Qualifier
from threatlake.sketches import runs

# An event is reported within this time of its day, and copied within it; a sentence months later quotes it.
REPORTED_WITHIN = timedelta(days=14)
SLACK = timedelta(days=1)
# From this weight on two tellings are of one event: an amount of three digits, or the same day, town and some amount.
ONE_EVENT = 2.5
# What speaks for one event. Set by reading how agencies retell each other; `benchmarks/events.py` measures them.
AMOUNT_BY_DIGITS = {1: 0.7, 2: 1.5}
# Of a substance two digits say more than of persons, whom every report counts.
SUBSTANCE_BY_DIGITS = {1: 1.0, 2: 2.0}
# From so many persons on a count of one digit is no common one.
UNCOMMON, UNCOMMON_COUNT = 4, 1.0
EXACT_AMOUNT, HEDGED_AMOUNT, CLOSE_AMOUNT, OTHER_AMOUNT = 2.5, 1.5, 0.5, -2.0
SAME_DAY, CLOSE_REPORT = 1.0, 0.5
SAME_TOWN, SAME_REGION, SAME_COUNTRY = 1.0, 0.6, 0.2
SAME_PERSON, SAME_BODY, MOST_FOR_NAMES = 1.5, 0.5, 3.0
# Of meetings, agreements and accessions: who takes part is what they are told by.
SAME_PARTY, SAME_JOINED = 0.75, 1.75
SAME_WORDS, SIMILAR_WORDS = 2.5, 1.0
SAME_WORDS_FROM, SIMILAR_WORDS_FROM = 0.6, 0.35
CLOSE = timedelta(days=3)
# Another outlet may have an amount wrong by this factor: 2.4 for 24 is told apart.
WRONG_BY = 2.0
PARTIES = frozenset(
    {EventKind.MEETING, EventKind.AGREEMENT, EventKind.ACCESSION, EventKind.FOUNDING, EventKind.PROJECT}
)
# What turning units into each other leaves of a difference.
EQUAL = 1e-9


class Number(NamedTuple):
    """An amount of an event: what is measured, and how much."""

    kind: str
    substance: str | None
    unit: str | None
    value: float
    qualifier: Qualifier | None


@dataclass(frozen=True, eq=False)
class Telling:
    """What one document says of an event."""

    document_id: DocumentId
    event_number: int
    kind: EventKind
    published_on: date | None
    starts_on: date | None
    ends_on: date | None
    country_code: str | None
    region_id: PlaceId | None
    place_id: PlaceId | None
    words: str
    numbers: tuple[Number, ...]
    persons: frozenset[str]
    bodies: frozenset[str]
    countries: frozenset[str] = frozenset()
    is_day_told_by_publication: bool = False
    is_recalled: bool = False

    @property
    def key(self) -> tuple[DocumentId, int]:
        """What names the telling."""
        return self.document_id, self.event_number

    @property
    def originality(self) -> tuple[date, DocumentId, int]:
        """Earliest published first, undated last; then by id, so that order of arrival is nothing."""
        return self.published_on or date.max, *self.key

    @property
    def is_local(self) -> bool:
        """Whether it states a place inside of a country's region."""
        return self.place_id is not None and self.place_id != self.region_id

    @cached_property
    def runs(self) -> frozenset[int]:
        """The runs of words of its sentence."""
        return runs(self.words)


def contradict(one: Telling, other: Telling) -> bool:
    """Whether what they state cannot be of one event."""
    return one.kind is not other.kind or not _days_agree(one, other) or not _places_agree(one, other)


def weight(one: Telling, other: Telling) -> float:
    """How much speaks for one event, of two tellings that do not contradict each other."""
    return (
        _by_day(one, other)
        + _by_place(one, other)
        + _by_names(one, other)
        + _by_words(one, other)
        + _by_numbers(one, other)
    )


def group(tellings: Iterable[Telling], pairs: Iterable[tuple[Telling, Telling]]) -> list[Event]:
    """The events of tellings; `pairs` are all of them that are `joined`, in any order."""
    groups = {telling.key: [telling] for telling in tellings}
    for one, other in _surest_first(pairs):
        mine, others = groups[one.key], groups[other.key]
        if mine is not others and not any(contradict(a, b) for a in mine for b in others):
            mine += others
            groups |= {telling.key: mine for telling in others}
    first = {id(members): min(members, key=lambda each: each.originality) for members in groups.values()}
    return [
        Event(*key, f"{first[id(members)].document_id}:{first[id(members)].event_number}")
        for key, members in sorted(groups.items())
    ]


def joined(one: Telling, other: Telling) -> bool:
    """Whether two tellings, taken by themselves, are of one event."""
    return not contradict(one, other) and weight(one, other) >= ONE_EVENT


def _surest_first(pairs: Iterable[tuple[Telling, Telling]]) -> list[tuple[Telling, Telling]]:
    weighed = []
    for pair in pairs:
        one, other = sorted(pair, key=lambda telling: telling.originality)
        weighed.append((-weight(one, other), one.originality, other.originality, one, other))
    return [(one, other) for *_, one, other in sorted(weighed, key=lambda each: each[:3])]


def _days_agree(one: Telling, other: Telling) -> bool:
    if one.starts_on and one.ends_on and other.starts_on and other.ends_on:
        is_told = one.is_day_told_by_publication or other.is_day_told_by_publication
        slack = CLOSE if is_told else SLACK
        return one.starts_on <= other.ends_on + slack and other.starts_on <= one.ends_on + slack
    spans = [(_earliest(each), _latest(each)) for each in (one, other)]
    (first, last), (other_first, other_last) = spans
    if first is None or other_first is None or last is None or other_last is None:
        return True
    return first - other_last <= CLOSE and other_first - last <= CLOSE


def _earliest(telling: Telling) -> date | None:
    """The first day an event may have happened on: that stated, else some time before the report that is news."""
    if telling.starts_on is not None:
        return telling.starts_on
    if telling.is_recalled:
        return date.min
    return None if telling.published_on is None else telling.published_on - REPORTED_WITHIN


def _latest(telling: Telling) -> date | None:
    return telling.ends_on or telling.published_on


def _places_agree(one: Telling, other: Telling) -> bool:
    if one.kind is EventKind.ACCESSION:  # an instrument is deposited elsewhere than in the country that joins
        return True
    if one.country_code is not None and other.country_code is not None and one.country_code != other.country_code:
        return False
    if one.region_id is not None and other.region_id is not None and one.region_id != other.region_id:
        return False
    return not (one.is_local and other.is_local) or one.place_id == other.place_id


def _by_day(one: Telling, other: Telling) -> float:
    if one.starts_on and one.ends_on and other.starts_on and other.ends_on:
        return SAME_DAY if one.starts_on <= other.ends_on and other.starts_on <= one.ends_on else CLOSE_REPORT
    dated = [each.starts_on or each.published_on for each in (one, other)]
    if dated[0] is None or dated[1] is None:
        return 0.0
    return CLOSE_REPORT if abs(dated[0] - dated[1]) <= CLOSE else 0.0


def _by_place(one: Telling, other: Telling) -> float:
    if one.is_local and other.is_local:
        return SAME_TOWN
    if one.region_id is not None and one.region_id == other.region_id:
        return SAME_REGION
    return SAME_COUNTRY if one.country_code is not None and one.country_code == other.country_code else 0.0


def _by_names(one: Telling, other: Telling) -> float:
    persons, bodies = len(one.persons & other.persons), len(one.bodies & other.bodies)
    if one.kind not in PARTIES:
        return min(MOST_FOR_NAMES, persons * SAME_PERSON + bodies * SAME_BODY)
    countries = len(one.countries & other.countries)
    of_body = SAME_JOINED if one.kind is EventKind.ACCESSION else SAME_PARTY
    return min(MOST_FOR_NAMES, persons * SAME_PERSON + bodies * of_body + countries * SAME_PARTY)


def _by_words(one: Telling, other: Telling) -> float:
    shared = len(one.runs & other.runs) / len(one.runs | other.runs)
    if shared >= SAME_WORDS_FROM:
        return SAME_WORDS
    return SIMILAR_WORDS if shared >= SIMILAR_WORDS_FROM else 0.0


def _by_numbers(one: Telling, other: Telling) -> float:
    """The amounts that both state, each paired with the one that fits best; what has none to fit speaks against."""
    pairs = sorted(
        (
            (-_agreement(mine, theirs), mine, theirs, at, place)
            for at, mine in enumerate(one.numbers)
            for place, theirs in enumerate(other.numbers)
            if _measures_one_thing(mine, theirs)
        ),
        key=lambda pair: (pair[0], pair[1].value, pair[2].value, pair[3], pair[4]),
    )
    best: dict[tuple[str, str | None], list[float]] = {}
    used: set[tuple[int, int]] = set()
    for against, mine, _, at, place in pairs:
        if (0, at) not in used and (1, place) not in used:
            used |= {(0, at), (1, place)}
            best.setdefault((mine.kind, mine.unit), []).append(-against)
    return sum(sum(each for each in found if each > 0) or min(found) for found in best.values())


def _measures_one_thing(one: Number, other: Number) -> bool:
    is_other = one.substance is not None and other.substance is not None and one.substance != other.substance
    return (one.kind, one.unit) == (other.kind, other.unit) and not is_other


def _agreement(one: Number, other: Number) -> float:
    if not are_one(one.value, one.qualifier, other.value, other.qualifier):
        is_close = max(one.value, other.value) <= WRONG_BY * min(one.value, other.value)
        return (
            CLOSE_AMOUNT
            if is_close and one.substance is not None and one.substance == other.substance
            else OTHER_AMOUNT
        )
    by_digits: Mapping[int, float] = AMOUNT_BY_DIGITS if one.substance is None else SUBSTANCE_BY_DIGITS
    exact = by_digits.get(min(digits(one.value), digits(other.value)), EXACT_AMOUNT)
    exact = max(exact, UNCOMMON_COUNT) if one.unit is None and one.value >= UNCOMMON else exact
    is_exact = abs(one.value - other.value) <= EQUAL * one.value
    return exact if is_exact else min(exact, HEDGED_AMOUNT)
