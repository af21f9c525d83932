"""Records of a seed file, read strictly: what is missing, of the wrong form or unknown is named with its place."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from typing import Any, TypeVar

from threatlake.errors import InvalidSeed

T = TypeVar("T")
S = TypeVar("S", bound=str)


@dataclass(frozen=True, slots=True)
class Form:
    """How a text must look, and the same in words for an author who wrote another."""

    pattern: re.Pattern[str]
    right: str


TEXT = Form(re.compile(r"\S(.*\S)?", re.DOTALL), "a text without space around it")
ID = Form(re.compile(r"[a-z0-9]+(_[a-z0-9]+)*"), "lower-case letters and digits, words joined by _")
COUNTRY_CODE = Form(re.compile(r"[A-Z]{2}"), "an ISO 3166-1 alpha-2 code")
ADDRESS = Form(re.compile(r"https://\S+"), "an https:// address")


@dataclass(slots=True)
class Entry:
    """One table of TOML or row of CSV with the place it stands at; it remembers the keys that were asked for."""

    place: str
    # A file's values are untyped; the methods below are the only doors from them to typed records.
    content: Mapping[str, Any]
    asked: set[str] = field(default_factory=set)

    def wrong(self, what: str) -> InvalidSeed:
        """Make the error that names this entry."""
        return InvalidSeed(f"{self.place}: {what}")

    def text(self, key: str, form: Form = TEXT) -> str:
        """Read a text that must be there."""
        return self._there(key, self.optional_text(key, form), form.right)

    def optional_text(self, key: str, form: Form = TEXT) -> str | None:
        """Read a text that may be left out but not be blank."""
        value = self._take(key, form.right, str)
        return None if value is None else self._formed(key, value, form)

    def choice(self, key: str, known: Collection[S]) -> S:
        """Read a text that must be there and be one of those known."""
        return self._there(key, self.optional_choice(key, known), _one_of(known))

    def optional_choice(self, key: str, known: Collection[S]) -> S | None:
        """Read a text that may be left out but not be another than those known."""
        value = self.optional_text(key)
        chosen = next((each for each in known if each == value), None)
        if value is not None and chosen is None:
            raise self.wrong(f"{key} is {value!r}; must be {_one_of(known)}")
        return chosen

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of one text or more, none twice."""
        values = self.optional_texts(key)
        if not values:
            raise self.wrong(f"{key} is {'empty' if key in self.content else 'missing'}; give a list of texts")
        return values

    def optional_texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts, none twice, that may be empty or left out."""
        return self.distinct(key, self._take(key, "a list of texts", list) or [])

    def distinct(self, key: str, values: Sequence[object]) -> tuple[str, ...]:
        """Check values that were found under a key: all texts, none twice."""
        texts = tuple(self._formed(f"{key} {number}", value, TEXT) for number, value in enumerate(values, start=1))
        refuse_repeated(self.place, key, texts)
        return texts

    def number(self, key: str) -> float:
        """Read a finite number that must be there."""
        value = self._there(key, self._take(key, "a number", int, float), "a number")
        if not isfinite(value):
            raise self.wrong(f"{key} is {value}; must be a finite number")
        return float(value)

    def whole(self, key: str) -> int:
        """Read a whole number that must be there."""
        return self._there(key, self._take(key, "a whole number", int), "a whole number")

    def flag(self, key: str) -> bool:
        """Read a yes or no that must be there."""
        return self._there(key, self._take(key, "true or false", bool), "true or false")

    def day(self, key: str) -> date | None:
        """Read a day that may be left out."""
        return self._take(key, "a day such as 2016-09-01", date)

    def table(self, key: str, read: Callable[["Entry"], T]) -> T:
        """Read a table with `read`, which sees an empty one where it is left out."""
        content: dict[str, Any] = self._take(key, f"a table [{key}]", dict) or {}
        return Entry(f"{self.place}: {key}", content).wholly(read)

    def each(self, key: str, read: Callable[["Entry"], T], *, named_by: str | None = None) -> list[T]:
        """Read the tables of a list with `read`; in errors they go by a key of theirs, or their number from 1."""
        found = self._take(key, f"tables [[{key}]]", list) or []
        if not all(isinstance(content, dict) for content in found):
            raise self.wrong(f"{key} is {found!r}; must be tables [[{key}]]")
        names = [repr(content[named_by]) if named_by in content else number for number, content in enumerate(found, 1)]
        return [
            Entry(f"{self.place}: {key} {name}", content).wholly(read)
            for name, content in zip(names, found, strict=True)
        ]

    def wholly(self, read: Callable[["Entry"], T]) -> T:
        """Read this entry with `read` and refuse what it did not ask for: a misspelt key would be silently lost."""
        record = read(self)
        for unknown in sorted(self.content.keys() - self.asked):
            raise self.wrong(f"unknown key {unknown!r}; known keys: {', '.join(sorted(self.asked))}")
        return record

    def _take(self, key: str, right: str, *kinds: type[T]) -> T | None:
        self.asked.add(key)
        value: T | None = self.content.get(key)
        # The very type: true is no number, and a time of day is no day, though Python derives them so.
        if value is not None and type(value) not in kinds:
            raise self.wrong(f"{key} is {value!r}; must be {right}")
        return value

    def _there(self, key: str, value: T | None, right: str) -> T:
        if value is None:
            raise self.wrong(f"{key} is missing; give {right}")
        return value

    def _formed(self, key: str, value: object, form: Form) -> str:
        if not isinstance(value, str) or not form.pattern.fullmatch(value):
            raise self.wrong(f"{key} is {value!r}; must be {form.right}")
        return value


def refuse_repeated(place: str, noun: str, values: Iterable[str]) -> None:
    """Refuse the first value that stands twice."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise InvalidSeed(f"{place}: {noun} {value!r} stands twice; keep one")
        seen.add(value)


def _one_of(known: Collection[str]) -> str:
    return f"one of {', '.join(sorted(known))}" if known else "left out: none is declared"
