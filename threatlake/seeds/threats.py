"""The threats, their terms and examples, from `seeds/threats/<threat_id>/`: `threat.toml`, and one file per language.

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

# What is said of a threat in every language: its names, sub-threats, threshold.
THREAT_FILE = "threat.toml"
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
    """One folder: a threat, what speaks for and against it, and its tests. `prior` is the log-odds of no evidence."""

    threat: Threat
    position: int
    prior: float
    subthreats: tuple[Subthreat, ...]
    terms: tuple[Term, ...]
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    threat: Threat
    position: int
    prior: float
    subthreats: tuple[Subthreat, ...]


@dataclass(frozen=True, slots=True)
class _Language:
    language: str
    terms: tuple[Term, ...]
    against: tuple[Term, ...]
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
    loose = min((path.stem for path in folder.glob("*.toml")), default=None)
    if loose is not None:
        raise InvalidSeed(
            f"{loose}.toml: a threat is a folder; move it to {loose}/{THREAT_FILE}, its words to {loose}/<code>.toml"
        )
    folders = [path for path in sorted(folder.glob("*/")) if not path.name.startswith(".")]
    if not folders:
        raise InvalidSeed(f"{folder}: no threats; give each a folder <threat_id> with {THREAT_FILE}")
    seeds = sorted((_read(path) for path in folders), key=lambda seed: seed.position)
    refuse_repeated(folder.name, "position", (str(seed.position) for seed in seeds))
    refuse_repeated(folder.name, "subthreat", (each.subthreat_id for seed in seeds for each in seed.subthreats))
    return ThreatSeeds(tuple(seeds))


def all_active(seeds: ThreatSeeds) -> ThreatSeeds:
    """Switch every threat on: the examples of one that ships switched off are tried too."""
    return ThreatSeeds(tuple(replace(seed, threat=replace(seed.threat, is_active=True)) for seed in seeds.threats))


def _read(folder: Path) -> ThreatSeed:
    head = read_toml(folder / THREAT_FILE, _head, f"{folder.name}/{THREAT_FILE}")
    threat_id = head.threat.threat_id
    if threat_id != folder.name:
        raise InvalidSeed(
            f"{folder.name}/{THREAT_FILE}: threat_id is {threat_id!r}; must be {folder.name!r}, as the folder is named"
        )
    spoken = [_read_language(path, head) for path in sorted(folder.glob("*.toml")) if path.name != THREAT_FILE]
    for noun in ("terms", "examples", "counter_examples"):
        _require_languages(folder.name, noun, {each.language for each in spoken if getattr(each, noun)})
    terms_of_all = tuple(term for each in spoken for term in (*each.terms, *each.against))
    examples = tuple(example for each in spoken for example in each.examples)
    counter_examples = tuple(example for each in spoken for example in each.counter_examples)
    refuse_repeated(folder.name, "example", (example.text for example in (*examples, *counter_examples)))
    return ThreatSeed(head.threat, head.position, head.prior, head.subthreats, terms_of_all, examples, counter_examples)


def _head(file: Entry) -> _Head:
    threat = _threat(file)
    position, prior = file.whole("position"), file.number("prior")
    if prior >= 0:
        raise file.wrong(f"prior is {prior}; must be below 0: without evidence a document is not labelled")
    file.text("origin")
    subthreats = file.each("subthreats", lambda entry: _subthreat(entry, threat.threat_id), named_by="subthreat_id")
    return _Head(threat, position, prior, tuple(subthreats))


def _read_language(path: Path, head: _Head) -> _Language:
    place = f"{path.parent.name}/{path.name}"
    if path.stem not in LANGUAGES:
        raise InvalidSeed(
            f"{place}: no language that terms are in; beside {THREAT_FILE} a file is named by one of "
            f"{', '.join(sorted(LANGUAGES))}"
        )
    return read_toml(path, lambda file: _language(file, path.stem, head), place)


def _language(file: Entry, language: str, head: _Head) -> _Language:
    threat_id, known = head.threat.threat_id, frozenset(each.subthreat_id for each in head.subthreats)
    for_it = file.each("terms", lambda entry: _terms(entry, threat_id, language, known, is_for=True))
    against = file.each("against", lambda entry: _terms(entry, threat_id, language, known, is_for=False))
    examples = file.each("examples", lambda entry: _example(entry, language, known))
    counter_examples = file.each("counter_examples", lambda entry: _example(entry, language, known))
    refuse_repeated(file.place, "term", (term.text.casefold() for term in chain(*for_it, *against)))
    return _Language(language, tuple(chain(*for_it)), tuple(chain(*against)), tuple(examples), tuple(counter_examples))


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
        doubtful_from=file.number("doubtful_from"),
        doubtful_to=file.number("doubtful_to"),
        source=file.text("source"),
    )
    if not 0 < threat.threshold < 1:
        raise file.wrong(f"threshold is {threat.threshold}; must be between 0 and 1")
    if not 0 < threat.doubtful_from <= threat.threshold <= threat.doubtful_to < 1:
        raise file.wrong(
            f"doubtful_from is {threat.doubtful_from}, doubtful_to {threat.doubtful_to}; "
            "must be between 0 and 1 with the threshold between them"
        )
    return threat


def _names(table: Entry) -> tuple[str, str, str]:
    return table.text("en"), table.text("ru"), table.text("kk")


def _subthreat(entry: Entry, threat_id: ThreatId) -> Subthreat:
    return Subthreat(SubthreatId(entry.text("subthreat_id", ID)), threat_id, *entry.table("name", _names))


def _terms(
    entry: Entry, threat_id: ThreatId, language: str, known: frozenset[SubthreatId], *, is_for: bool
) -> list[Term]:
    subthreat_id = entry.optional_choice("subthreat", known)
    weight, texts = entry.number("weight"), entry.texts("words")
    entry.optional_text("note")
    entry.text("source")
    if weight == 0 or is_for != (weight > 0):
        rule = "terms speak for it: above 0" if is_for else "against: below 0"
        raise entry.wrong(f"weight is {weight}; {rule}")
    return [Term(text, threat_id, subthreat_id, language, weight, _parts(entry, text, language)) for text in texts]


def _parts(entry: Entry, text: str, language: str) -> Parts:
    try:
        return terms.parse(text, language)
    except InvalidSeed as error:
        raise entry.wrong(f"term {text!r}: {error}") from error


def _example(entry: Entry, language: str, known: frozenset[SubthreatId]) -> Example:
    entry.optional_text("note")
    return Example(language, entry.text("text"), entry.optional_choice("subthreat", known))


def _require_languages(threat_id: str, noun: str, languages: set[str]) -> None:
    missing = [language for language in REQUIRED_LANGUAGES if language not in languages]
    if missing:
        files = ", ".join(f"{language}.toml" for language in missing)
        raise InvalidSeed(f"{threat_id}: no {noun} in {files}; give at least one in each")
