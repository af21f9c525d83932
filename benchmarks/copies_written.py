"""What was written for this benchmark, from `copies_texts`: templates, frames of publishers, phrases, rewrites."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "copies_texts"


class Publisher(NamedTuple):
    """What stands before and after every text."""

    language: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _listed(values: str) -> tuple[str, ...]:
    return tuple(" ".join(value.split()) for value in values.split("|"))


_PHRASES = _read("phrases")
HEADLINES: dict[str, list[str]] = _PHRASES["headlines"]
LEADS: dict[str, list[str]] = _PHRASES["leads"]
DATELINES: dict[str, list[str]] = _PHRASES["datelines"]
QUOTES: dict[str, list[str]] = _PHRASES["quotes"]
# Words and what is put in their place, by language.
EXCHANGED = {
    language: {one: other.replace("-", " ") for one, _, other in (pair.partition("=") for pair in pairs.split())}
    for language, pairs in _PHRASES["exchanged"].items()
}
# Shapes of letters and what they are taken for, by script.
CONFUSED = {
    script: [(shape, seen) for shape, _, seen in (pair.partition(">") for pair in pairs.split())]
    for script, pairs in _PHRASES["confused"].items()
}
VOCABULARY = {
    language: {name: _listed(values) for name, values in named.items()}
    for language, named in _read("vocabulary").items()
}
TEMPLATES: dict[str, dict[str, str]] = {language: _read(f"templates_{language}") for language in ("en", "ru", "kk")}
PUBLISHERS = tuple(
    Publisher(each["language"], tuple(each["before"]), tuple(each["after"]))
    for each in _read("publishers")["publishers"]
)
REWRITES = [
    (language, event["one"], event["other"])
    for language in ("en", "ru")
    for event in _read(f"rewrites_{language}")["events"]
]
