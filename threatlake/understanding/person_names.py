"""What a capitalised word can be in a person's name, and its dictionary form where Russian or Kazakh declines it."""

import re
from collections.abc import Iterable
from enum import IntEnum, auto
from functools import lru_cache

from threatlake.seeds.person_names import GivenNames, NameTriggers
from threatlake.understanding.inflection import CYRILLIC, KAZAKH_SUFFIXES, fold, forms, possessive_forms
from threatlake.understanding.romanisation import romanise

KAZAKH_LETTER = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
# Ending of an oblique form -> endings the dictionary form may have; the nominative of given names is in the seed.
GIVEN_ENDINGS = (
    ("ом", ("",)), ("ем", ("й", "ь", "ий")), ("ой", ("а",)), ("ей", ("я", "а", "ь")), ("ым", ("",)),
    ("ию", ("ия", "ий")), ("ии", ("ия", "ий")), ("ия", ("ий",)), ("а", ("",)), ("у", ("", "а")),
    ("е", ("", "а", "й", "я", "ь")), ("ы", ("а",)),
    ("я", ("й", "ь")), ("ю", ("я", "й", "ь")), ("и", ("а", "я", "ь")),
)  # fmt: skip
# Surnames and patronymics of a man and of a woman, oblique -> nominative; longest first.
MALE_ENDINGS = (
    ("ского", "ский"), ("скому", "ский"), ("ским", "ский"), ("ском", "ский"), ("цкого", "цкий"), ("цкому", "цкий"),
    ("овым", "ов"), ("евым", "ев"), ("ёвым", "ёв"), ("иным", "ин"), ("ыным", "ын"), ("ичем", "ич"), ("ича", "ич"),
    ("ичу", "ич"), ("иче", "ич"), ("оды", "ода"), ("оде", "ода"), ("оду", "ода"), ("одой", "ода"),
    ("ом", ""), ("ем", "ь"),
    ("а", ""), ("у", ""), ("е", ""),
)  # fmt: skip
FEMALE_ENDINGS = (
    ("ской", "ская"), ("скую", "ская"), ("цкой", "цкая"), ("овой", "ова"), ("ову", "ова"), ("евой", "ева"),
    ("еву", "ева"), ("ёвой", "ёва"), ("иной", "ина"), ("ину", "ина"), ("ыной", "ына"), ("вны", "вна"), ("вне", "вна"),
    ("вну", "вна"), ("вной", "вна"), ("чны", "чна"), ("чне", "чна"), ("чну", "чна"), ("чной", "чна"),
)  # fmt: skip
SURE_SUFFIXES = tuple(suffix for suffix in KAZAKH_SUFFIXES if len(suffix) == len("ның"))
SHORT_SUFFIXES = tuple(suffix for suffix in KAZAKH_SUFFIXES if len(suffix) == len("ға"))
KAZAKH_BASE = re.compile(r"(?:[ое]в|ин|[ое]ва|ина|ұлы|қызы|улы|кызы|бай|бек|хан|жан|ғали)$")
ADJECTIVE = re.compile(
    r"(?:ск(?:ий|ая|ое|ого|ой|ому|ую|им|ом|их|ие)|н(?:ый|ая|ое|ого|ую|ые|ых|ому|ом)|ого|его|ему|ых|их|ые)$"
)


VOICED = {"қ": "ғ", "к": "г", "п": "б"}
# "That is in" a place: no part of a name.
NO_PART = re.compile(r"[дт](?:ағы|егі)$|-(?:based|born|led|backed|owned)$")
# What is no name is so in all its forms, save words so short that a form is another word.
SHORTEST_DECLINED = 3
# "El", "La", "De" with a capital begin names of places as often; "Van", "Ben", "Abu" those of persons.
LONGEST_ARTICLE = 2
# A surname of the region that is told by its ending has this many letters.
SHORTEST_SURNAME = 4
# The letters of a name that no ending of a case touches.
BEGINNING = 3


class Part(IntEnum):
    """What a word of a capitalised run is."""

    INITIAL = auto()
    TITLE = auto()
    HONORIFIC = auto()
    PARTICLE = auto()
    GIVEN = auto()
    SURNAME = auto()
    PATRONYMIC = auto()
    WORD = auto()
    STOP = auto()


class PersonNames:
    """The seeds of names made ready; made once, then only read."""

    def __init__(self, given: GivenNames, triggers: NameTriggers, stops: frozenset[str] = frozenset()) -> None:
        self._given = frozenset(romanise(name) for names in given.given.values() for name in names)
        self._beginnings = frozenset(name[:BEGINNING] for name in self._given)
        self._spelled = frozenset(name.lower() for names in given.given.values() for name in names)
        self.surnames_first = frozenset(romanise(name) for name in given.surnames_first)
        self.honorifics = frozenset(name.lower() for name in triggers.honorifics)
        self.role_forms = _all_forms(role.rpartition(" ")[2] for role in triggers.roles)
        self.modifiers = _all_forms(triggers.role_modifiers)
        self._abbreviated = self.honorifics | self.role_forms
        self.verbs = frozenset(triggers.verbs)
        self.before_places = frozenset(triggers.before_places)
        self.role_breaks = frozenset(triggers.role_breaks)
        self.not_verbs = frozenset(triggers.not_verbs)
        self.kazakh_joining = frozenset(triggers.kazakh_joining)
        self.cues = self.role_forms | self.honorifics | self.verbs
        declined = (word for word in triggers.not_names if len(word) > SHORTEST_DECLINED)
        self.stops = stops | frozenset(fold(word) for word in triggers.not_names) | _all_forms(declined)
        self.before = _all_forms(triggers.named_after_before)
        self.after = _all_forms(triggers.named_after_after)
        self.particles = frozenset(triggers.particles)
        self.fathers = frozenset(triggers.fathers)
        self._patronymics = tuple(triggers.patronymic_endings)
        self._surnames = tuple(triggers.surname_endings)
        # A word is looked at again wherever it stands; the memory belongs to these seeds and holds no document.
        self.part = lru_cache(maxsize=20_000)(self._part)

    def given_form(self, word: str) -> str | None:
        """The dictionary form of a given name, whatever its case; None where it is no known one."""
        lowered = word.lower()
        plain = romanise(word)
        if lowered in self._spelled or plain in self._given or plain.partition("-")[0] in self._given:
            return word
        if not CYRILLIC.match(lowered) or plain[:BEGINNING] not in self._beginnings:
            return None
        for ending, bases in GIVEN_ENDINGS:
            if lowered.endswith(ending) and len(lowered) > len(ending) + 2:
                for base in bases:
                    if romanise(lowered[: -len(ending)] + base) in self._given:
                        return word[: -len(ending)] + base
        stripped = without_kazakh_suffix(word) if KAZAKH_LETTER.search(lowered) else word
        return stripped if stripped != word and romanise(stripped) in self._given else None

    def _part(self, word: str) -> Part:
        if word[-1] == "." and len(word) > 1 and word.lower()[:-1] not in self._abbreviated:
            return Part.INITIAL
        folded = fold(word.rstrip("."))
        if folded in self.honorifics:
            return Part.HONORIFIC
        if folded in self.particles:
            is_surname = romanise(word) in self.surnames_first or len(folded) > LONGEST_ARTICLE
            return Part.PARTICLE if word[0].islower() else Part.WORD if is_surname else Part.STOP
        if folded in self.stops or len(folded) == 1 or NO_PART.search(folded):
            return Part.STOP
        return self._name_part(word, folded)

    def _name_part(self, word: str, folded: str) -> Part:
        if folded in self.role_forms:
            return Part.TITLE
        return Part.GIVEN if self.given_form(word) is not None else self._surname_part(word)

    def _surname_part(self, word: str) -> Part:
        plain = romanise(without_kazakh_suffix(word) if KAZAKH_LETTER.search(word) else _plain_surname(word))
        if len(plain) < SHORTEST_SURNAME:
            return Part.WORD
        if plain.endswith(self._patronymics):
            return Part.PATRONYMIC
        return Part.SURNAME if plain.endswith(self._surnames) else Part.WORD

    def is_surname(self, word: str) -> bool:
        """Tell whether a word ends as surnames of the region do."""
        return self.part(word) in {Part.SURNAME, Part.PATRONYMIC}


def _all_forms(words: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        folded = fold(word)
        found |= (
            forms(folded)
            | possessive_forms(folded)
            | ({folded + "s"} if folded.isascii() and folded[-1] != "s" else set())
        )
        if folded[-1] in VOICED:
            # Of бастық the possessive is бастығы.
            found |= possessive_forms(folded[:-1] + VOICED[folded[-1]])
    return frozenset(found)


def without_kazakh_suffix(word: str) -> str:
    """Take a Kazakh case suffix off a name: a long one always, a short one off what ends as surnames do."""
    for suffix in SURE_SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 3:
            return word[: -len(suffix)]
    for suffix in (*SHORT_SUFFIXES, "н"):
        if word.endswith(suffix) and KAZAKH_BASE.search(word[: -len(suffix)]):
            return word[: -len(suffix)]
    return word


def _plain_surname(word: str) -> str:
    """A surname without the endings that only a man's or a woman's oblique form can have."""
    for ending, base in (*MALE_ENDINGS[:11], *FEMALE_ENDINGS):
        if word.endswith(ending):
            return word[: -len(ending)] + base
    return word


def nominative(words: list[str], names: PersonNames) -> list[str]:
    """Bring the words of one person's name to their dictionary form; what is not declined by rule stays as it is."""
    if not any(CYRILLIC.match(word.lower()) for word in words):
        return words
    if KAZAKH_LETTER.search(" ".join(words)):
        return [*words[:-1], without_kazakh_suffix(words[-1])]
    given = [(word, names.given_form(word)) for word in words]
    known = [(word, base) for word, base in given if base is not None and not names.is_surname(word)]
    if known:
        first = known[0]
        is_female = first[1].lower()[-1] in "ая" and first[1].lower() not in MALE_IN_A
        if any(word.lower().endswith(("вна", "вны", "вне", "вну", "вной")) for word in words):
            is_female = True
        if first[0] == first[1] and not any(_is_sure(word) for word in words):
            return words
        return [base or _declined(word, is_female) for word, base in given]
    return [_plain_surname(word) for word in words]


# Men's names that end as women's do.
MALE_IN_A = frozenset(
    [
        "никита",
        "илья",
        "кузьма",
        "фома",
        "лука",
        "савва",
        "данила",
        "мустафа",
        "муса",
        "иса",
        "абдулла",
        "хамза",
        "зия",
        "мирза",
        "тоха",
        "яхья",
        "гоша",
        "юра",
        "миша",
        "саша",
        "алеша",
        "витя",
        "коля",
        "петя",
        "вова",
        "дима",
    ]
)


def _is_sure(word: str) -> bool:
    return word.endswith(("овым", "евым", "иным", "ичем", "ича", "ским", "ского", "скому"))


def _declined(word: str, is_female: bool) -> str:
    if word[-1] == ".":
        return word
    for ending, base in FEMALE_ENDINGS if is_female else MALE_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + base
    return word
