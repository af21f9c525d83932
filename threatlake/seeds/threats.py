"""The threats, their terms and examples, from `seeds/threats/<threat_id>.toml`.

How a file is written is explained to its authors in `seeds/threats/README.md`; every rule stated there is checked here.
"""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from threatlake.errors import InvalidSeed
from threatlake.records import Subthreat, SubthreatId, Threat, ThreatId
from threatlake.seeds import entries, terms
from threatlake.seeds.entries import Entry
from threatlake.seeds.terms import Parts, Term

# Languages in which every threat has terms, examples and counter-examples.
REQUIRED_LANGUAGES = ("en", "ru", "kk")
# Languages that a term or example may be in: the region's.
LANGUAGES = frozenset({*REQUIRED_LANGUAGES, "ky", "tg", "uz"})


@dataclass(frozen=True, slots=True)
class Example:
    """A text that must (or must not) be labelled by its threat, and by the sub-threat where one is stated."""

    language: str
    text: str
    subthreat_id: SubthreatId | None


@dataclass(frozen=True, slots=True)
class ThreatSeed:
    """One file: a threat, what speaks for and against it, and its tests. `prior` is the log-odds of no evidence."""

    threat: Threat
    position: int
    prior: float
    subthreats: tuple[Subthreat, ...]
    terms: tuple[Term, ...]
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class ThreatSeeds:
    """All threats in the order of the Hub's list, those switched off among them."""

    threats: tuple[ThreatSeed, ...]

    @property
    def active(self) -> tuple[ThreatSeed, ...]:
        """The threats that documents are classified by."""
        return tuple(seed for seed in self.threats if seed.threat.is_active)

    @property
    def threat_records(self) -> list[Threat]:
        """The rows of table `threats`."""
        return [seed.threat for seed in self.threats]

    @property
    def subthreat_records(self) -> list[Subthreat]:
        """The rows of table `subthreats`."""
        return [subthreat for seed in self.threats for subthreat in seed.subthreats]


def load(folder: Path) -> ThreatSeeds:
    """Read every threat of a folder; InvalidSeed names file and record where a rule is broken."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise InvalidSeed(f"{folder}: no threats; give one file <threat_id>.toml for each")
    seeds = sorted((_read(path) for path in paths), key=lambda seed: seed.position)
    _check_unique(folder, "position", [str(seed.position) for seed in seeds])
    _check_unique(folder, "subthreat", [str(each.subthreat_id) for seed in seeds for each in seed.subthreats])
    return ThreatSeeds(tuple(seeds))


def all_active(seeds: ThreatSeeds) -> ThreatSeeds:
    """Switch every threat on: the examples of one that ships switched off are tried too."""
    return ThreatSeeds(tuple(replace(seed, threat=replace(seed.threat, is_active=True)) for seed in seeds.threats))


def _read(path: Path) -> ThreatSeed:
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidSeed(f"{path.name}: not TOML in UTF-8: {error}") from error
    top = Entry(f"{path.name}", content)
    threat, position, prior = _threat(top)
    if threat.threat_id != path.stem:
        raise InvalidSeed(
            f"{path.name}: threat_id is {threat.threat_id!r}; must be {path.stem!r}, as the file is named"
        )
    subthreats = tuple(_subthreat(entry, threat.threat_id) for entry in top.entries("subthreats"))
    known = frozenset(subthreat.subthreat_id for subthreat in subthreats)
    found = [term for entry in top.entries("terms") for term in _terms(entry, threat.threat_id, known, is_for=True)]
    found += [term for entry in top.entries("against") for term in _terms(entry, threat.threat_id, known, is_for=False)]
    examples = tuple(_example(entry, known) for entry in top.entries("examples"))
    counter_examples = tuple(_example(entry, known) for entry in top.entries("counter_examples"))
    top.close()
    _check_unique(path, "term", [f"{term.language}: {term.text.casefold()}" for term in found])
    _check_unique(path, "example", [example.text for example in (*examples, *counter_examples)])
    _check_languages(path, "terms", {term.language for term in found if term.weight > 0})
    _check_languages(path, "examples", {example.language for example in examples})
    _check_languages(path, "counter_examples", {example.language for example in counter_examples})
    return ThreatSeed(threat, position, prior, subthreats, tuple(found), examples, counter_examples)


def _threat(entry: Entry) -> tuple[Threat, int, float]:
    names = entry.names()
    threat = Threat(
        threat_id=ThreatId(entry.text("threat_id")),
        name=names["en"],
        name_ru=names["ru"],
        name_kk=names["kk"],
        is_active=entry.flag("is_active"),
        valid_from=entry.day("valid_from"),
        threshold=entry.number("threshold"),
        source=entry.text("source"),
    )
    if not 0 < threat.threshold < 1:
        raise entry.wrong(f"threshold is {threat.threshold}; must be between 0 and 1")
    prior = entry.number("prior")
    if prior >= 0:
        raise entry.wrong(f"prior is {prior}; must be below 0: without evidence a document is not labelled")
    entry.text("origin")
    return threat, int(entry.number("position")), prior


def _subthreat(entry: Entry, threat_id: ThreatId) -> Subthreat:
    names = entry.names()
    subthreat_id = SubthreatId(entry.text("subthreat_id"))
    entry.close()
    return Subthreat(subthreat_id, threat_id, names["en"], names["ru"], names["kk"])


def _terms(entry: Entry, threat_id: ThreatId, known: frozenset[SubthreatId], *, is_for: bool) -> list[Term]:
    language, subthreat_id = _language(entry), _subthreat_of(entry, known)
    weight, texts = entry.number("weight"), entry.texts("words")
    entry.optional_text("note")
    entry.close()
    if is_for != (weight > 0):
        rule = "terms speak for it: above 0" if is_for else "against: below 0"
        raise entry.wrong(f"weight is {weight}; {rule}")
    return [Term(text, threat_id, subthreat_id, language, weight, _parts(entry, text)) for text in texts]


def _parts(entry: Entry, text: str) -> Parts:
    try:
        return terms.parse(text)
    except InvalidSeed as error:
        raise entry.wrong(f"term {text!r}: {error}") from error


def _example(entry: Entry, known: frozenset[SubthreatId]) -> Example:
    example = Example(_language(entry), entry.text("text"), _subthreat_of(entry, known))
    entry.optional_text("note")
    entry.close()
    return example


def _language(entry: Entry) -> str:
    language = entry.text("language")
    if language not in LANGUAGES:
        raise entry.wrong(f"language {language!r} is not known; known: {', '.join(sorted(LANGUAGES))}")
    return language


def _subthreat_of(entry: Entry, known: frozenset[SubthreatId]) -> SubthreatId | None:
    stated = entry.optional_text("subthreat")
    if stated is not None and stated not in known:
        raise entry.wrong(f"sub-threat {stated!r} is not declared; declared: {', '.join(sorted(known))}")
    return None if stated is None else SubthreatId(stated)


def _check_unique(path: Path, noun: str, values: list[str]) -> None:
    repeated = entries.first_repeated(values)
    if repeated is not None:
        raise InvalidSeed(f"{path.name}: {noun} {repeated!r} stands twice; keep one")


def _check_languages(path: Path, noun: str, languages: set[str]) -> None:
    missing = [language for language in REQUIRED_LANGUAGES if language not in languages]
    if missing:
        raise InvalidSeed(f"{path.name}: no {noun} in {', '.join(missing)}; give at least one in each")
