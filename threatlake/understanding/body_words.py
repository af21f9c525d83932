"""The words of `seeds/organisation_words.toml` made ready, and the key of a body's name."""

import re
import unicodedata
from typing import NamedTuple

from threatlake.seeds.organisation_words import OrganisationWords
from threatlake.understanding.inflection import fold, forms, possessive_forms

# As passports of the region and most newspapers write them: what a reader would look for.
LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ў": "o", "ҳ": "h",
    "ҷ": "j", "ӣ": "i", "ӯ": "u", "є": "e", "ї": "i", "ґ": "g",
}  # fmt: skip
SLUG_BREAK = re.compile(r"[^a-z0-9]+")


class Body(NamedTuple):
    """Words that name a body; a generic one has no word of its own."""

    start: int
    end: int
    key: str
    rule: str
    is_generic: bool


class BodyWords:
    """Forms of nouns, legal forms and complements; made once, then only read."""

    def __init__(self, seed: OrganisationWords) -> None:
        self.heads_en = frozenset(seed.heads_en)
        self.plain_en = frozenset(seed.plain_en)
        self.not_bodies_en = frozenset(seed.not_bodies_en)
        self.openers_en = frozenset(seed.openers_en)
        self.heads_ru = _by_form(seed.heads_ru, possessive=False)
        self.companies_ru = _by_form(seed.companies_ru, possessive=False)
        self.heads_kk = _by_form(seed.heads_kk, possessive=True)
        self.complements_ru = tuple(seed.complements_ru)
        self.complements_kk = frozenset(seed.complements_kk)
        self.weak = frozenset(seed.weak)
        # A name of one or two capitalised words before the noun of a group.
        self.groups_en = re.compile(rf"(?<=[a-z] )((?:[A-Z][\w-]+ ){{1,3}})(?:{'|'.join(seed.groups_en)})(?!\w)")
        self.legal_forms = {spelling: form for form, spelled in seed.legal_forms.items() for spelling in spelled}

    @property
    def stops(self) -> frozenset[str]:
        """Words that are no part of a person's name."""
        russian = {fold(noun) for noun in (*self.heads_ru.values(), *self.companies_ru.values())}
        return (
            self.heads_en
            | frozenset(russian)
            | frozenset(map(fold, self.heads_kk))
            | frozenset(map(fold, self.legal_forms))
        )


def _by_form(nouns: tuple[str, ...], *, possessive: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    voiced = {"қ": "ғ", "к": "г", "п": "б"}
    for noun in nouns:
        stems = [noun[:-1] + voiced[noun[-1]]] if noun[-1] in voiced else []
        made = set().union(*(possessive_forms(stem) for stem in (noun, *stems))) if possessive else forms(noun)
        for form in made:
            found.setdefault(form, noun)
    return found


def slug(words: list[str]) -> str:
    """Words in a to z and figures, joined by _."""
    latin = "".join(LETTERS.get(letter, letter) for letter in "_".join(words).lower())
    return SLUG_BREAK.sub("_", unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()).strip("_")
