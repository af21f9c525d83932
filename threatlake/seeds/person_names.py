"""Read `seeds/person_names.toml` and `seeds/name_triggers.toml`: given names, and the words that tell a name."""

from dataclasses import dataclass
from pathlib import Path

from threatlake.seeds.entries import Entry
from threatlake.seeds.files import read_toml


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Given names, by language, and surnames that stand before them."""

    given: dict[str, tuple[str, ...]]
    surnames_first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameTriggers:
    """Words beside a name or inside it; each list says in the seed what it is for."""

    honorifics: tuple[str, ...]
    roles: tuple[str, ...]
    role_modifiers: tuple[str, ...]
    verbs: tuple[str, ...]
    not_names: tuple[str, ...]
    named_after_before: tuple[str, ...]
    named_after_after: tuple[str, ...]
    particles: tuple[str, ...]
    fathers: tuple[str, ...]
    patronymic_endings: tuple[str, ...]
    surname_endings: tuple[str, ...]
    before_places: tuple[str, ...]
    role_breaks: tuple[str, ...]
    not_verbs: tuple[str, ...]
    kazakh_joining: tuple[str, ...]


def load_given(path: Path) -> GivenNames:
    """Read and check the seed of given names."""
    return read_toml(path, _given)


def load_triggers(path: Path) -> NameTriggers:
    """Read and check the seed of words beside names."""
    return read_toml(path, _triggers)


def _given(file: Entry) -> GivenNames:
    return GivenNames(
        given=file.table("given", lambda table: {language: table.texts(language) for language in table.content}),
        surnames_first=file.texts("surnames_first"),
    )


def _triggers(file: Entry) -> NameTriggers:
    return NameTriggers(
        honorifics=file.texts("honorifics"),
        roles=file.texts("roles"),
        role_modifiers=file.texts("role_modifiers"),
        verbs=file.texts("verbs"),
        not_names=file.texts("not_names"),
        named_after_before=file.texts("named_after_before"),
        named_after_after=file.texts("named_after_after"),
        particles=file.texts("particles"),
        fathers=file.texts("fathers"),
        patronymic_endings=file.texts("patronymic_endings"),
        surname_endings=file.texts("surname_endings"),
        before_places=file.texts("before_places"),
        role_breaks=file.texts("role_breaks"),
        not_verbs=file.texts("not_verbs"),
        kazakh_joining=file.texts("kazakh_joining"),
    )
