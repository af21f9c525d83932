"""Which kinds a measure or a class of nouns may be, and which trigger makes it which."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from threatlake.records import FigureKind as Kind
from threatlake.seeds.figure_words import Noun, Trigger

Kinds = Mapping[Trigger, Kind]


@dataclass(frozen=True, slots=True)
class Choice:
    """What it is unless words say more, how sure that is (as the score of a word), and what words make of it."""

    default: Kind
    sure: float
    kinds: Kinds
    # Whether hints and earlier sentences are heard; and which, where not all.
    is_open: bool = True
    from_afar: frozenset[Trigger] = frozenset(Trigger)


# Scores on the scale of evidence.py: a trigger beside the number has 20; one of a sentence before at most 8.
CERTAIN, LIKELY, OPEN = 17.0, 9.0, 0.0

_PERSON: dict[Trigger, Kind] = {
    Trigger.ARRESTS: Kind.ARRESTS,
    Trigger.CHARGES: Kind.CHARGES,
    Trigger.CONVICTIONS: Kind.CONVICTIONS,
    Trigger.VICTIMS: Kind.VICTIMS,
    Trigger.MIGRATION: Kind.MIGRANTS,
    Trigger.CASUALTIES: Kind.CASUALTIES,
    Trigger.TRAINING: Kind.OFFICERS_TRAINED,
    Trigger.MEETINGS: Kind.PARTICIPANTS,
    Trigger.CROSSINGS: Kind.CROSSINGS,
    Trigger.RETURNS: Kind.VICTIMS,
    Trigger.LOSSES: Kind.VICTIMS,
    Trigger.COUNT: Kind.COUNT,
}


def _persons(default: Kind, sure: float, *without: Trigger, is_open: bool = True) -> Choice:
    kinds = {trigger: kind for trigger, kind in _PERSON.items() if trigger not in without}
    return Choice(default, sure, kinds, is_open)


def _things(default: Kind, sure: float, taken: Kind, *more: tuple[Trigger, Kind], is_open: bool = True) -> Choice:
    kinds = {
        Trigger.SEIZURES: taken, Trigger.FINDS: taken, Trigger.COUNT: Kind.COUNT, Trigger.LOSSES: Kind.COUNT,
        Trigger.RETURNS: Kind.COUNT, Trigger.CONFISCATION: taken,
    }  # fmt: skip
    return Choice(default, sure, kinds | dict(more), is_open)


_TRAINING = (Trigger.TRAINING, Trigger.MEETINGS, Trigger.LOSSES)
# Said of persons in their own sentence only: who was taken, lost money or came elsewhere are others.
_OF_THEIR_SENTENCE = frozenset({
    Trigger.ARRESTS, Trigger.CHARGES, Trigger.CONVICTIONS, Trigger.LOSSES, Trigger.RETURNS, Trigger.MEETINGS,
    Trigger.TRAINING,
})  # fmt: skip
NOUNS: Mapping[Noun, Choice] = {
    Noun.PERSONS: replace(_persons(Kind.COUNT, OPEN), from_afar=frozenset(Trigger) - _OF_THEIR_SENTENCE),
    Noun.OFFICIALS: replace(
        _persons(Kind.COUNT, OPEN, Trigger.MIGRATION, Trigger.CROSSINGS, Trigger.LOSSES),
        from_afar=frozenset({Trigger.TRAINING, Trigger.MEETINGS}),
    ),
    Noun.OFFENDERS: _persons(Kind.COUNT, OPEN, *_TRAINING, Trigger.CROSSINGS, Trigger.VICTIMS),
    Noun.SUSPECTS: _persons(Kind.CHARGES, LIKELY, *_TRAINING, Trigger.CROSSINGS, Trigger.VICTIMS, Trigger.MIGRATION),
    Noun.DEFENDANTS: _persons(Kind.CHARGES, LIKELY, *_TRAINING, Trigger.CROSSINGS, Trigger.VICTIMS, Trigger.MIGRATION),
    Noun.DETAINEES: _persons(Kind.ARRESTS, CERTAIN - 3, *_TRAINING, Trigger.CROSSINGS, Trigger.VICTIMS),
    Noun.CONVICTS: Choice(Kind.CONVICTIONS, CERTAIN, {Trigger.COUNT: Kind.COUNT}),
    Noun.VICTIMS: Choice(Kind.VICTIMS, CERTAIN, {}),
    Noun.MIGRANTS: _persons(
        Kind.MIGRANTS, CERTAIN, *_TRAINING, Trigger.CROSSINGS, Trigger.ARRESTS, Trigger.RETURNS, is_open=False
    ),
    Noun.FOREIGNERS: _persons(Kind.MIGRANTS, LIKELY, Trigger.CROSSINGS, is_open=False),
    Noun.CASUALTIES: Choice(Kind.CASUALTIES, CERTAIN, {}),
    Noun.TRAINEES: Choice(Kind.OFFICERS_TRAINED, CERTAIN, {}),
    Noun.PARTICIPANTS: _persons(Kind.PARTICIPANTS, LIKELY + 3, Trigger.CROSSINGS, Trigger.MIGRATION),
    Noun.MEMBERSHIPS: Choice(
        Kind.MEMBERSHIPS,
        LIKELY + 4,
        {
            Trigger.MEMBERSHIPS: Kind.MEMBERSHIPS, Trigger.MEETINGS: Kind.STATES,
            Trigger.ARRESTS: Kind.ARRESTS, Trigger.CHARGES: Kind.CHARGES, Trigger.CONVICTIONS: Kind.CONVICTIONS,
            Trigger.CASUALTIES: Kind.CASUALTIES,
        },
        is_open=False,
    ),
    Noun.STATES: Choice(Kind.STATES, LIKELY, {Trigger.MEMBERSHIPS: Kind.MEMBERSHIPS}),
    Noun.BODIES: Choice(
        Kind.COUNT, LIKELY, {Trigger.MEMBERSHIPS: Kind.MEMBERSHIPS, Trigger.INSPECTIONS: Kind.INSPECTIONS}
    ),
    Noun.FIRMS: Choice(
        Kind.COUNT, LIKELY, {Trigger.VICTIMS: Kind.VICTIMS, Trigger.INSPECTIONS: Kind.INSPECTIONS}, is_open=False
    ),
    Noun.DRUGS: _things(Kind.DRUGS_SEIZED, LIKELY, Kind.DRUGS_SEIZED),
    Noun.PRECURSORS: _things(Kind.PRECURSORS_SEIZED, OPEN, Kind.PRECURSORS_SEIZED),
    Noun.WEAPONS: _things(Kind.WEAPONS_SEIZED, OPEN + 3, Kind.WEAPONS_SEIZED),
    Noun.AMMUNITION: _things(Kind.AMMUNITION_SEIZED, OPEN + 3, Kind.AMMUNITION_SEIZED),
    Noun.CASH: _things(Kind.CASH_SEIZED, OPEN + 3, Kind.CASH_SEIZED),
    Noun.GOODS: _things(Kind.COUNT, OPEN + 6, Kind.GOODS_SEIZED),
    Noun.PROPERTY: _things(
        Kind.COUNT, OPEN + 3, Kind.ASSETS_CONFISCATED, (Trigger.CONFISCATION, Kind.ASSETS_CONFISCATED),
        (Trigger.RETURNS, Kind.ASSETS_CONFISCATED),
        (Trigger.ARRESTS, Kind.ASSETS_CONFISCATED), (Trigger.BLOCKING, Kind.ASSETS_CONFISCATED),
        (Trigger.INSPECTIONS, Kind.INSPECTIONS),
        is_open=False,
    ),
    Noun.VEHICLES: _things(
        Kind.COUNT, OPEN + 3, Kind.GOODS_SEIZED, (Trigger.CONFISCATION, Kind.ASSETS_CONFISCATED),
        (Trigger.RETURNS, Kind.ASSETS_CONFISCATED),
        (Trigger.INSPECTIONS, Kind.INSPECTIONS), (Trigger.CROSSINGS, Kind.CROSSINGS),
        (Trigger.FINDS, Kind.COUNT), is_open=False,
    ),
    Noun.ACCOUNTS: Choice(
        Kind.COUNT, OPEN + 3,
        {
            Trigger.BLOCKING: Kind.ACCOUNTS_BLOCKED, Trigger.CONFISCATION: Kind.ACCOUNTS_BLOCKED,
            Trigger.SEIZURES: Kind.ACCOUNTS_BLOCKED, Trigger.ARRESTS: Kind.ACCOUNTS_BLOCKED,
            Trigger.COUNT: Kind.COUNT, Trigger.INSPECTIONS: Kind.COUNT,
        },
        is_open=False,
    ),
    Noun.CARDS: _things(
        Kind.COUNT, OPEN + 3, Kind.GOODS_SEIZED, (Trigger.BLOCKING, Kind.ACCOUNTS_BLOCKED),
        (Trigger.CONFISCATION, Kind.ACCOUNTS_BLOCKED), is_open=False,
    ),
    Noun.CASES: Choice(
        Kind.CASES_OPENED, LIKELY,
        {Trigger.CASES: Kind.CASES_OPENED, Trigger.COUNT: Kind.COUNT, Trigger.CHARGES: Kind.CASES_OPENED},
    ),
    Noun.INCIDENTS: Choice(
        Kind.COUNT, OPEN + 5,
        {Trigger.REPORTS: Kind.REPORTS_RECEIVED, Trigger.CASES: Kind.CASES_OPENED, Trigger.COUNT: Kind.COUNT},
    ),
    Noun.REQUESTS: Choice(Kind.REQUESTS, CERTAIN, {}),
    Noun.REPORTS: Choice(
        Kind.REPORTS_RECEIVED, LIKELY, {Trigger.REPORTS: Kind.REPORTS_RECEIVED, Trigger.COUNT: Kind.COUNT}
    ),
    Noun.INSPECTIONS: Choice(Kind.INSPECTIONS, CERTAIN, {}),
    Noun.PREMISES: Choice(
        Kind.COUNT, OPEN + 5,
        {Trigger.INSPECTIONS: Kind.INSPECTIONS, Trigger.BLOCKING: Kind.COUNT, Trigger.COUNT: Kind.COUNT},
        is_open=False,
    ),
    Noun.CROSSINGS: Choice(Kind.CROSSINGS, LIKELY, {Trigger.CROSSINGS: Kind.CROSSINGS}),
    Noun.CONTAINERS: Choice(Kind.COUNT, CERTAIN, {}),
    Noun.UNITS: Choice(
        Kind.COUNT, OPEN, {Trigger.SEIZURES: Kind.GOODS_SEIZED, Trigger.COUNT: Kind.COUNT,
         Trigger.MEMBERSHIPS: Kind.MEMBERSHIPS}, is_open=False
    ),
    Noun.ANIMALS: _things(Kind.COUNT, LIKELY, Kind.GOODS_SEIZED, is_open=False),
    Noun.THINGS: Choice(Kind.COUNT, CERTAIN, {}),
}  # fmt: skip
# No noun, or one that no list knows: only what is said right beside the number is believed.
_OF_UNKNOWN: Kinds = {
    **{trigger: kind for trigger, kind in _PERSON.items() if trigger not in {Trigger.LOSSES, Trigger.RETURNS}},
    Trigger.SEIZURES: Kind.GOODS_SEIZED,
    Trigger.BLOCKING: Kind.ACCOUNTS_BLOCKED,
}
UNKNOWN = Choice(Kind.COUNT, 17.5, _OF_UNKNOWN)
# A number alone stands for what was counted before.
BARE = Choice(
    Kind.COUNT,
    3.0,
    _PERSON
    | {
        Trigger.CASES: Kind.CASES_OPENED, Trigger.REPORTS: Kind.REPORTS_RECEIVED, Trigger.REQUESTS: Kind.REQUESTS,
        Trigger.BLOCKING: Kind.ACCOUNTS_BLOCKED, Trigger.INSPECTIONS: Kind.INSPECTIONS,
    },
    is_open=False,
)  # fmt: skip
# How loud a trigger is beside a sum, where it is not as loud as most: what a sum is called comes
# before what was done with it.
LOUDNESS: Mapping[Trigger, float] = {
    Trigger.BRIBES: 1.5, Trigger.FINES: 1.5, Trigger.CASH: 1.0, Trigger.BUDGETS: -1.0, Trigger.CONFISCATION: -1.0,
    Trigger.PRICES: -1.5, Trigger.VALUES: -3.0, Trigger.SEIZURES: -4.0, Trigger.FINDS: -4.0, Trigger.COUNT: -4.0,
}  # fmt: skip
_MONEY: Kinds = {
    Trigger.BRIBES: Kind.BRIBE, Trigger.FINES: Kind.FINE, Trigger.LOSSES: Kind.MONEY_LOSS,
    Trigger.BUDGETS: Kind.BUDGET, Trigger.LAUNDERING: Kind.MONEY_LAUNDERED,
    Trigger.CONFISCATION: Kind.ASSETS_CONFISCATED, Trigger.BLOCKING: Kind.ASSETS_CONFISCATED,
    Trigger.RETURNS: Kind.ASSETS_CONFISCATED,
    Trigger.SEIZURES: Kind.CASH_SEIZED, Trigger.FINDS: Kind.CASH_SEIZED, Trigger.CASH: Kind.CASH_SEIZED,
    Trigger.PRICES: Kind.MONEY, Trigger.VALUES: Kind.MONEY, Trigger.COUNT: Kind.MONEY,
}  # fmt: skip
# Cash is found and taken where the sentence says so.
MONEY = Choice(
    Kind.MONEY, OPEN + 1, _MONEY, from_afar=frozenset(Trigger) - {Trigger.SEIZURES, Trigger.FINDS, Trigger.CASH}
)
INDEX = Choice(Kind.FINE, LIKELY, {Trigger.FINES: Kind.FINE, Trigger.LOSSES: Kind.MONEY_LOSS})
TIME = Choice(
    Kind.DURATION,
    OPEN + 1,
    {
        Trigger.SENTENCES: Kind.SENTENCE, Trigger.CONVICTIONS: Kind.SENTENCE, Trigger.DURATIONS: Kind.DURATION,
        Trigger.ARRESTS: Kind.DURATION, Trigger.TRAINING: Kind.DURATION, Trigger.BUDGETS: Kind.DURATION,
        Trigger.MEETINGS: Kind.DURATION,
    },
)  # fmt: skip
# Hours and minutes are seldom a sentence: community work is.
BRIEF = Choice(Kind.DURATION, 15.0, {Trigger.SENTENCES: Kind.SENTENCE}, is_open=False)
SHARE = Choice(Kind.SHARE, 100.0, {})
EXTENT = Choice(Kind.COUNT, 100.0, {})
# What is weighed and named by no list.
STUFF = _things(Kind.COUNT, OPEN + 2, Kind.GOODS_SEIZED, is_open=False)
WEIGHED_DRUG = Choice(Kind.DRUGS_SEIZED, 15.0, {Trigger.COUNT: Kind.COUNT})
WEIGHED_PRECURSOR = Choice(Kind.PRECURSORS_SEIZED, 15.0, {Trigger.COUNT: Kind.COUNT})

MASS = frozenset({"kg", "g", "t", "l", "ml", "plants", "tablets", "pieces"})
BRIEF_TIMES = frozenset({"hours", "minutes"})
LENGTHS = frozenset({"km", "m", "ha", "m2"})
TIMES = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
PERSONS = frozenset({
    Noun.PERSONS, Noun.OFFICIALS, Noun.OFFENDERS, Noun.SUSPECTS, Noun.DEFENDANTS, Noun.DETAINEES, Noun.CONVICTS,
    Noun.VICTIMS, Noun.MIGRANTS, Noun.CASUALTIES, Noun.TRAINEES, Noun.PARTICIPANTS,
})  # fmt: skip
