"""What truly happened: events of all kinds, some of them so alike that they are easily taken for one."""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from threatlake.records import EventKind

FOLDER = Path(__file__).parent / "event_texts"
WORLD: dict[str, Any] = tomllib.loads((FOLDER / "world.toml").read_text(encoding="utf-8"))
FIRST_DAY = date(2025, 2, 3)
# Of forty events; of fewer or more in the same shares.
KINDS = (
    *(EventKind.SEIZURE,) * 16,
    *(EventKind.COURT_DECISION,) * 6,
    *(EventKind.ARREST,) * 5,
    *(EventKind.ATTACK,) * 4,
    *(EventKind.MEETING,) * 4,
    *(EventKind.AGREEMENT,) * 3,
    *(EventKind.ACCESSION,) * 2,
)
# Seizures of one substance in one region within eight days, of amounts alike.
CLUSTER = 3
CLUSTER_DAYS = (0, 3, 6)
CLUSTERS = 40  # in a year, after which the next year's are told as of the first
# Amounts in a cluster, to the first: not so near that rounding makes them one.
CLUSTER_AMOUNTS = (1.0, 1.13, 0.88)
CLUSTER_EVERY = 8  # days, so that the next begins as one ends
# What clusters are of, by the place in `world.toml`: heroin and hashish more often.
SUBSTANCES = (0, 0, 0, 1, 1, 2, 3, 4, 5)
SECOND_SUBSTANCE = 0.2  # of seizures
# Agencies that speak of arrests and attacks, by their places in `world.toml`.
POLICE = (1, 4)
VERDICT_AFTER = range(40, 91)  # days
# The persons' names stand in the same order in each language of `copies_texts/vocabulary.toml`.
NAMES, SURNAMES = 16, 24


class Amount(NamedTuple):
    """A substance, by its place in `world.toml`, and how much of it."""

    substance: int
    kg: float

    @property
    def substance_id(self) -> str:
        """As the warehouse calls it."""
        return str(WORLD["substances"][self.substance]["id"])


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, when and where; `drawn` are places in the lists of `world.toml` and numbers of persons."""

    number: int
    kind: EventKind
    on: date
    place: int
    drugs: tuple[Amount, ...] = ()
    drawn: dict[str, int] = field(default_factory=dict)
    seizure: "Event | None" = None  # what a court decided about

    @property
    def where(self) -> dict[str, Any]:
        """Its place with the names in each language."""
        return dict(WORLD["capitals" if self.kind in TALKS else "places"][self.place])


TALKS = {EventKind.MEETING, EventKind.AGREEMENT, EventKind.ACCESSION}


def events(chance: random.Random, count: int) -> list[Event]:
    """So many events, seizures first."""
    kinds = [KINDS[number * len(KINDS) // count] for number in range(count)]
    made = list(_seizures(chance, kinds.count(EventKind.SEIZURE)))
    seizures = list(made)
    chance.shuffle(seizures)
    for kind in (kind for kind in kinds if kind is not EventKind.SEIZURE):
        number = len(made)
        if kind is EventKind.COURT_DECISION and seizures:
            made.append(_verdict(chance, number, seizures.pop()))
        else:
            made.append(_other(chance, number, EventKind.ARREST if kind is EventKind.COURT_DECISION else kind))
    return made


def _seizures(chance: random.Random, count: int) -> Iterator[Event]:
    substances = chance.sample(SUBSTANCES, len(SUBSTANCES))
    for number in range(count):
        at = number % CLUSTER
        if at == 0:
            substance = substances[number // CLUSTER % len(substances)]
            first = FIRST_DAY + timedelta(CLUSTER_EVERY * (number // CLUSTER % CLUSTERS) + chance.randrange(3))
            region = chance.choice([place["region"] for place in WORLD["places"]])
            amount = WORLD["substances"][substance]["amount"] * chance.uniform(0.6, 1.6)
        places = [at for at, place in enumerate(WORLD["places"]) if place["region"] == region]
        drugs = [Amount(substance, _odd(amount * CLUSTER_AMOUNTS[at]))]
        if chance.random() < SECOND_SUBSTANCE:
            other = (substance + chance.randrange(1, len(WORLD["substances"]))) % len(WORLD["substances"])
            drugs.append(Amount(other, _odd(WORLD["substances"][other]["amount"] * chance.uniform(0.2, 0.6))))
        on = first + timedelta(CLUSTER_DAYS[at])
        yield Event(number, EventKind.SEIZURE, on, chance.choice(places), tuple(drugs), _drawn(chance))


def _odd(kg: float) -> float:
    """To 100 grams, and never a whole number of kilograms, so that rounding shows."""
    tenths = round(kg * 10)
    return (tenths + (tenths % 10 == 0)) / 10


def _verdict(chance: random.Random, number: int, seizure: Event) -> Event:
    on = seizure.on + timedelta(chance.choice(VERDICT_AFTER))
    drawn = {**_drawn(chance), **{name: seizure.drawn[name] for name in ("given", "surname")}}
    return Event(number, EventKind.COURT_DECISION, on, seizure.place, seizure.drugs, drawn, seizure)


def _other(chance: random.Random, number: int, kind: EventKind) -> Event:
    places = WORLD["capitals" if kind in TALKS else "places"]
    place, drawn = chance.randrange(len(places)), _drawn(chance)
    on = FIRST_DAY + timedelta(chance.randrange(5) + 4 * (number % len(KINDS)))
    if kind in {EventKind.ARREST, EventKind.ATTACK}:
        drawn["agencies"] = chance.choice(POLICE)
    elif kind is not EventKind.ACCESSION:
        drawn["country"], drawn["other_country"] = _host_and_guest(chance, places[place]["country"])
    return Event(number, kind, on, place, (), drawn)


def _host_and_guest(chance: random.Random, host: str) -> tuple[int, int]:
    """The country where it is, and another, by their places in `world.toml`."""
    codes = [country["code"] for country in WORLD["countries"]]
    return codes.index(host), chance.choice([at for at, code in enumerate(codes) if code != host])


def _drawn(chance: random.Random) -> dict[str, int]:
    country, other = chance.sample(range(len(WORLD["countries"])), 2)
    lists = ("agencies", "hideouts", "offences", "targets", "delegations", "topics", "instruments")
    return {
        **{name: chance.randrange(len(WORLD[name])) for name in lists},
        "country": country,
        "other_country": other,
        "given": chance.randrange(NAMES),
        "surname": chance.randrange(SURNAMES),
        # From five to nineteen, so that the Russian noun after it is always the same.
        "people": chance.randint(5, 19),
        "injured": chance.randint(6, 19),
        "years": chance.randint(5, 19),
        "killed": chance.randint(2, 5),
    }
