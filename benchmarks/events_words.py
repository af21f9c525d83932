"""Events in words: amounts, dates and places as a language writes them and as a newspaper happens to state them."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from copies_written import VOCABULARY
from events_world import FOLDER, TALKS, WORLD, Amount, Event

LANGUAGES = ("en", "ru", "kk")
TELLINGS: dict[str, dict[str, Any]] = {
    language: tomllib.loads((FOLDER / f"tellings_{language}.toml").read_text(encoding="utf-8"))
    for language in LANGUAGES
}
OUTLETS: dict[str, list[str]] = {
    language: [name.strip() for name in names.split("|")] for language, names in WORLD["outlets"].items()
}
SLOT = re.compile(r"\{(\w+?)(_cap)?\}")
NEARLY = 0.85  # of a kilogram, from which an amount is nearly the next
WEEK = 6  # days that the name of a weekday still tells

WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ru": ("в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"),
    "kk": ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"),
}
YESTERDAY = {"en": "yesterday", "ru": "вчера", "kk": "кеше"}
TODAY = {"en": "today", "ru": "сегодня", "kk": "бүгін"}
KILLED = {
    "en": ("two", "three", "four", "five"),
    "ru": ("двое", "трое", "четверо", "пятеро"),
    "kk": ("екі", "үш", "төрт", "бес"),
}
# "In March" and so on.
KAZAKH_IN = tuple(
    f"{month}{ending}"
    for month, ending in zip(
        VOCABULARY["kk"]["months"],
        ("да", "да", "да", "де", "да", "да", "де", "да", "те", "да", "да", "да"),
        strict=True,
    )
)
PEOPLE = {"en": "people", "ru": "человек", "kk": "адам"}
# Slots that are entries of lists in `world.toml`.
LISTED = {
    "agency": "agencies",
    "hideout": "hideouts",
    "offence": "offences",
    "target": "targets",
    "delegation": "delegations",
    "topic": "topics",
    "instrument": "instruments",
}


class Stated(StrEnum):
    """How a telling states something."""

    EXACT = "exact"
    ROUNDED = "rounded"
    GRAMS = "grams"
    FULL = "full"
    DAY = "day"
    RELATIVE = "relative"
    DATELINE = "dateline"
    NEAR = "near"


class Manner(NamedTuple):
    """How a telling states amounts, the date and the place."""

    amount: Stated = Stated.EXACT
    date: Stated = Stated.FULL
    place: Stated = Stated.FULL


def tell(template: str, event: Event, language: str, manner: Manner, published: date) -> str:
    """A template filled with an event."""
    return filled(template, slots(event, language, manner, published), language)


def filled(template: str, values: Mapping[str, str], language: str) -> str:
    """A template with its slots filled, tidied where a slot is empty."""

    def value(match: re.Match[str]) -> str:
        name, is_capital = match[1], match[2] or match[1][0].isupper()
        text = values[name[0].lower() + name[1:]]
        return text[:1].upper() + text[1:] if is_capital else text

    text = re.sub(r"\s+([.,;:])", r"\1", " ".join(SLOT.sub(value, template).split()))
    if language == "ru":
        text = re.sub(r"\b([Оо]) (?=[аоиуэАОИУЭ])", r"\1б ", text)
    return re.sub(r"(?:^|(?<=[.!?] ))\w", lambda match: match[0].upper(), text)


def slots(event: Event, language: str, manner: Manner, published: date) -> dict[str, str]:
    """Every slot of an event in a language."""
    drawn, origin = event.drawn, event.seizure or event
    at = "near" if manner.place is Stated.NEAR else "at"
    given, surname = (VOCABULARY[language][name][drawn[name]] for name in ("given", "surname"))
    return {
        **{name: str(WORLD[listed][drawn[listed]][language]) for name, listed in LISTED.items()},
        **_countries(event, language),
        "at": event.where[language][at],
        "when": day(event.on, language, manner.date, published),
        "seized_at": origin.where[language][at],
        "seized_on": day(origin.on, language, Stated.FULL, published).removeprefix("on "),
        "drugs": drugs(event.drugs, language, manner.amount),
        "drugs_short": drugs(event.drugs[:1], language, manner.amount),
        "person": f"{given} {surname}",
        "people": f"{drawn['people']} {PEOPLE[language]}",
        "killed": KILLED[language][drawn["killed"] - 2],
        "injured": str(drawn["injured"]),
        "years": str(drawn["years"]),
        "court": "" if event.kind in TALKS else event.where[language]["court"],
    }


def _countries(event: Event, language: str) -> dict[str, str]:
    """Who meets, agrees or accedes; in Russian in the genitive, and as the one that acts."""
    country, other = (WORLD["countries"][event.drawn[key]] for key in ("country", "other_country"))
    named = {"country_a": country[language], "country_b": other[language]}
    return named | ({"as_a": country["ru_as"], "as_b": other["ru_as"]} if language == "ru" else {})


def day(on: date, language: str, stated: Stated, published: date) -> str:
    """A day as it is stated in a text of `published`; nothing where the dateline alone tells it."""
    gone = (published - on).days
    if stated is Stated.DATELINE:
        return "" if on.day % 2 else TODAY[language] if not gone else ""
    if stated is Stated.RELATIVE and gone <= WEEK:
        if gone in (0, 1):
            return (TODAY, YESTERDAY)[gone][language]
        weekday = WEEKDAYS[language][on.weekday()]
        return {"en": f"on {weekday}", "ru": weekday, "kk": f"{weekday} күні"}[language]
    month, is_full = VOCABULARY[language]["months"][on.month - 1], stated is Stated.FULL
    if language == "kk":
        said = f"{on.day} {KAZAKH_IN[on.month - 1]}"
        return f"{on.year} жылғы {said}" if is_full else said
    year = {"en": f" {on.year}", "ru": f" {on.year} года"}[language] if is_full else ""
    return f"{'on ' if language == 'en' else ''}{on.day} {month}{year}"


def dateline(event: Event, language: str, published: date) -> str:
    """Where and when, at the head of a telegram."""
    month = VOCABULARY[language]["months"][published.month - 1]
    return f"{event.where[language]['dateline']}, {published.day} {month} –"


def drugs(amounts: tuple[Amount, ...], language: str, stated: Stated) -> str:
    """What was seized, joined."""
    joined = {"en": " and ", "ru": " и ", "kk": " және "}[language]
    return joined.join(_amount(amount, language, stated) for amount in amounts)


def _amount(amount: Amount, language: str, stated: Stated) -> str:
    substance = f"{'of ' if language == 'en' else ''}{WORLD['substances'][amount.substance][language]}"
    if stated is Stated.GRAMS:
        unit = {"en": "grams", "ru": "граммов", "kk": "грамм"}[language]
        return f"{number(round(amount.kg * 1_000), language)} {unit} {substance}"
    if stated is not Stated.ROUNDED:
        return f"{number(amount.kg, language)} {'кг' if language != 'en' else 'kg'} {substance}"
    whole = int(amount.kg)
    if amount.kg - whole >= NEARLY:
        said = {"en": "nearly {} kg", "ru": "почти {} кг", "kk": "{} келіге жуық"}
        return f"{said[language].format(whole + 1)} {substance}"
    said = {"en": "more than {} kg", "ru": "более {} кг", "kk": "{} келіден астам"}
    return f"{said[language].format(whole)} {substance}"


def number(value: float, language: str) -> str:
    """A number with the separators of a language."""
    text = f"{value:,}"
    return text if language == "en" else text.replace(",", " ").replace(".", ",")
