"""Read `seeds/organisation_words.toml`: nouns and legal forms by which open names of bodies are told."""

from dataclasses import dataclass
from pathlib import Path

from threatlake.seeds.entries import Entry
from threatlake.seeds.files import read_toml


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """What each list is for is said in the seed."""

    heads_en: tuple[str, ...]
    plain_en: tuple[str, ...]
    not_bodies_en: tuple[str, ...]
    openers_en: tuple[str, ...]
    heads_ru: tuple[str, ...]
    companies_ru: tuple[str, ...]
    groups_en: tuple[str, ...]
    weak: tuple[str, ...]
    heads_kk: tuple[str, ...]
    complements_ru: tuple[str, ...]
    complements_kk: tuple[str, ...]
    legal_forms: dict[str, tuple[str, ...]]


def load(path: Path) -> OrganisationWords:
    """Read and check the seed."""
    return read_toml(path, _words)


def _words(file: Entry) -> OrganisationWords:
    return OrganisationWords(
        heads_en=file.texts("heads_en"),
        plain_en=file.texts("plain_en"),
        not_bodies_en=file.texts("not_bodies_en"),
        openers_en=file.texts("openers_en"),
        heads_ru=file.texts("heads_ru"),
        companies_ru=file.texts("companies_ru"),
        groups_en=file.texts("groups_en"),
        weak=file.texts("weak"),
        heads_kk=file.texts("heads_kk"),
        complements_ru=file.texts("complements_ru"),
        complements_kk=file.texts("complements_kk"),
        legal_forms=file.table("legal_forms", lambda table: {form: table.texts(form) for form in table.content}),
    )
