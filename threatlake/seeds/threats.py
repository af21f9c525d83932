"""The threats, their terms and examples, from `seeds/threats/<threat_id>.toml`.

How a file is written is explained to its authors in `seeds/threats/README.md`; every rule stated there is checked here.
"""

from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.records import Subthreat, SubthreatId, Threat, ThreatId
from threatlake.seeds import terms
from threatlake.seeds.entries import ID, Entry, refuse_repeated
from threatlake.seeds.files import read_toml
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
    refuse_repeated(folder.name, "position", (str(seed.position) for seed in seeds))
    refuse_repeated(folder.name, "subthreat", (each.subthreat_id for seed in seeds for each in seed.subthreats))
    return ThreatSeeds(tuple(seeds))


def all_active(seeds: ThreatSeeds) -> ThreatSeeds:
    """Switch every threat on: the examples of one that ships switched off are tried too."""
    return ThreatSeeds(tuple(replace(seed, threat=replace(seed.threat, is_active=True)) for seed in seeds.threats))


def _read(path: Path) -> ThreatSeed:
    seed = read_toml(path, _seed)
    if seed.threat.threat_id != path.stem:
        raise InvalidSeed(
            f"{path.name}: threat_id is {seed.threat.threat_id!r}; must be {path.stem!r}, as the file is named"
        )
    return seed


def _seed(file: Entry) -> ThreatSeed:
    threat = _threat(file)
    threat_id = threat.threat_id
    position, prior = file.whole("position"), file.number("prior")
    if prior >= 0:
        raise file.wrong(f"prior is {prior}; must be below 0: without evidence a document is not labelled")
    file.text("origin")
    subthreats = file.each("subthreats", lambda entry: _subthreat(entry, threat_id), named_by="subthreat_id")
    known = frozenset(subthreat.subthreat_id for subthreat in subthreats)
    for_it = file.each("terms", lambda entry: _terms(entry, threat_id, known, is_for=True))
    against = file.each("against", lambda entry: _terms(entry, threat_id, known, is_for=False))
    examples = file.each("examples", lambda entry: _example(entry, known))
    counter_examples = file.each("counter_examples", lambda entry: _example(entry, known))
    found = tuple(chain(*for_it, *against))
    refuse_repeated(file.place, "term", (f"{term.language}: {term.text.casefold()}" for term in found))
    refuse_repeated(file.place, "example", (example.text for example in (*examples, *counter_examples)))
    _require_languages(file, "terms", {term.language for term in chain(*for_it)})
    _require_languages(file, "examples", {example.language for example in examples})
    _require_languages(file, "counter_examples", {example.language for example in counter_examples})
    return ThreatSeed(threat, position, prior, tuple(subthreats), found, tuple(examples), tuple(counter_examples))


def _threat(file: Entry) -> Threat:
    english, russian, kazakh = file.table("name", _names)
    threat = Threat(
        threat_id=ThreatId(file.text("threat_id", ID)),
        name=english,
        name_ru=russian,
        name_kk=kazakh,
        is_active=file.flag("is_active"),
        valid_from=file.day("valid_from"),
        threshold=file.number("threshold"),
        source=file.text("source"),
    )
    if not 0 < threat.threshold < 1:
        raise file.wrong(f"threshold is {threat.threshold}; must be between 0 and 1")
    return threat


def _names(table: Entry) -> tuple[str, str, str]:
    return table.text("en"), table.text("ru"), table.text("kk")


def _subthreat(entry: Entry, threat_id: ThreatId) -> Subthreat:
    return Subthreat(SubthreatId(entry.text("subthreat_id", ID)), threat_id, *entry.table("name", _names))


def _terms(entry: Entry, threat_id: ThreatId, known: frozenset[SubthreatId], *, is_for: bool) -> list[Term]:
    language = entry.choice("language", LANGUAGES)
    subthreat_id = entry.optional_choice("subthreat", known)
    weight, texts = entry.number("weight"), entry.texts("words")
    entry.optional_text("note")
    if weight == 0 or is_for != (weight > 0):
        rule = "terms speak for it: above 0" if is_for else "against: below 0"
        raise entry.wrong(f"weight is {weight}; {rule}")
    return [Term(text, threat_id, subthreat_id, language, weight, _parts(entry, text)) for text in texts]


def _parts(entry: Entry, text: str) -> Parts:
    try:
        return terms.parse(text)
    except InvalidSeed as error:
        raise entry.wrong(f"term {text!r}: {error}") from error


def _example(entry: Entry, known: frozenset[SubthreatId]) -> Example:
    entry.optional_text("note")
    return Example(entry.choice("language", LANGUAGES), entry.text("text"), entry.optional_choice("subthreat", known))


def _require_languages(file: Entry, noun: str, languages: set[str]) -> None:
    missing = [language for language in REQUIRED_LANGUAGES if language not in languages]
    if missing:
        raise file.wrong(f"no {noun} in {', '.join(missing)}; give at least one in each")
