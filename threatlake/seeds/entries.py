"""Records of a seed file, read strictly: what is missing, of the wrong kind or unknown is named with its place."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from threatlake.errors import InvalidSeed


@dataclass(slots=True)
class Entry:
    """One TOML table with the place it stands at; `close` refuses the keys that nobody asked for."""

    place: str
    content: dict[str, Any]
    asked: set[str] = field(default_factory=set)

    def wrong(self, what: str) -> InvalidSeed:
        """Make the error that names this entry."""
        return InvalidSeed(f"{self.place}: {what}")

    def text(self, key: str) -> str:
        """Read a text that must be there and not be blank."""
        value = self.optional_text(key)
        if value is None:
            raise self.wrong(f"{key} is missing; give a text")
        return value

    def optional_text(self, key: str) -> str | None:
        """Read a text that may be left out but not be blank."""
        value = self._take(key, str, "a text in quotes")
        if value is not None and not value.strip():
            raise self.wrong(f"{key} is blank; give a text or leave it out")
        return None if value is None else str(value)

    def texts(self, key: str) -> list[str]:
        """Read a list of one text or more."""
        value = self._take(key, list, "a list of texts")
        if not value or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.wrong(f"{key} is {value!r}; must be a list of one text or more")
        return list(value)

    def number(self, key: str) -> float:
        """Read a number that must be there."""
        value = self._take(key, (int, float), "a number")
        if value is None or isinstance(value, bool):
            raise self.wrong(f"{key} is {value!r}; must be a number")
        return float(value)

    def flag(self, key: str) -> bool:
        """Read a yes or no that must be there."""
        value = self._take(key, bool, "true or false")
        if value is None:
            raise self.wrong(f"{key} is missing; give true or false")
        return bool(value)

    def day(self, key: str) -> date | None:
        """Read a day that may be left out."""
        value: date | None = self._take(key, date, "a day such as 2016-09-01")
        return value

    def names(self) -> dict[str, str]:
        """Read `name`: the thing's name in English, Russian and Kazakh."""
        entry = Entry(f"{self.place}: name", self._take("name", dict, "names by language") or {})
        names = {language: entry.text(language) for language in ("en", "ru", "kk")}
        entry.close()
        return names

    def entries(self, key: str) -> list["Entry"]:
        """Read the tables of a list; their places are counted from 1, as a reader counts."""
        value = self._take(key, list, f"tables [[{key}]]") or []
        if not all(isinstance(each, dict) for each in value):
            raise self.wrong(f"{key} must be tables [[{key}]]")
        return [Entry(f"{self.place}: {key} {number}", each) for number, each in enumerate(value, start=1)]

    def close(self) -> None:
        """Refuse what was not asked for: a misspelt key would otherwise be silently lost."""
        unknown = sorted(set(self.content) - self.asked)
        if unknown:
            raise self.wrong(f"unknown key {unknown[0]!r}; known keys: {', '.join(sorted(self.asked))}")

    def _take(self, key: str, kind: type | tuple[type, ...], right: str) -> Any:  # noqa: ANN401 -- TOML is untyped until checked
        self.asked.add(key)
        value = self.content.get(key)
        if value is not None and not isinstance(value, kind):
            raise self.wrong(f"{key} is {value!r}; must be {right}")
        return value


def first_repeated(values: list[str]) -> str | None:
    """Find the first value that stands in a list twice."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return None
