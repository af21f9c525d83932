"""The forms in which the words of a name stand in a sentence.

Names are declined forward from their dictionary form, never stemmed backward: a stem makes `малый` of `Мали` and
`кубов` of `Куба`. Endings are taken off a word of Cyrillic letters as a Russian noun or adjective, and the Kazakh
case suffixes put on it as it is; which of the two languages it is need not be known. Latin words keep their form:
the English possessive and a Kazakh suffix after a hyphen (`БҰҰ-ның`) are words of their own.
"""

import re

CYRILLIC = re.compile(r"[\u0400-\u04ff]+")

# Ending of the dictionary form -> endings of the cases, singular nouns and adjectives and plural names; longest first.
# Declension as in any Russian grammar (Zaliznyak's classes 1 to 8, no fleeting vowels: a seed lists those forms).
RUSSIAN_ENDINGS = {
    "ая": ("ая", "ой", "ую"),
    "яя": ("яя", "ей", "юю"),
    "ые": ("ые", "ых", "ым", "ыми"),
    "ие": ("ие", "их", "им", "ими", "ия", "ию", "ием", "ии"),
    "ый": ("ый", "ого", "ому", "ым", "ом"),
    "ой": ("ой", "ого", "ому", "ым", "ом"),
    "ий": ("ий", "ого", "ому", "его", "ему", "им", "ом", "ем", "ия", "ию", "ием", "ии"),
    "ое": ("ое", "ого", "ому", "ым", "ом"),
    "ия": ("ия", "ии", "ию", "ией"),
    "а": ("а", "ы", "е", "у", "ой", "ей"),
    "я": ("я", "и", "е", "ю", "ей"),
    "ь": ("ь", "я", "ю", "ем", "е", "и", "ью"),
    "й": ("й", "я", "ю", "ем", "е"),
    "о": ("о", "а", "у", "ом", "е"),
    "ы": ("ы", "", "ов", "ам", "ами", "ах"),
}
# After these -а takes -и and -и is a plural (rule of seven letters); elsewhere -и does not decline (Мали, Чили).
BEFORE_I = "гкхжшчщ"
VOWELS = "аеёиоуыэюяәіөұү"
CONSONANT_ENDINGS = ("", "а", "у", "ом", "ем", "е")

# Genitive, dative, accusative, locative, ablative, instrumental, and "that is in": plain stems and, with н,
# stems that end in the possessive -ы/-і/-сы/-сі (Қазақстан Республикасы -> Республикасының).
KAZAKH_SUFFIXES = (
    "ның", "нің", "дың", "дің", "тың", "тің", "ға", "ге", "қа", "ке", "на", "не", "ны", "ні", "ды", "ді", "ты", "ті",
    "н", "да", "де", "та", "те", "нда", "нде", "дан", "ден", "тан", "тен", "нан", "нен", "мен", "бен", "пен",
    "дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі",
)  # fmt: skip
# The case suffixes of a word that does not end in a possessive begin with these; н- alone follows a vowel.
AFTER_VOWEL = tuple(suffix for suffix in KAZAKH_SUFFIXES if suffix[0] in "нғгдм")
AFTER_CONSONANT = tuple(suffix for suffix in KAZAKH_SUFFIXES if suffix not in {"н", "на", "не", "нда", "нде"})


# What the possessive adds before them: `туралы конвенция` is cited as `туралы конвенциясына`.
AFTER_POSSESSIVE = ("", *(suffix for suffix in KAZAKH_SUFFIXES if suffix[0] == "н"), "мен")


def fold(word: str) -> str:
    """Bring a word to the form in which words of names are compared: lower case, ё as е."""
    return word.lower().replace("ё", "е")


def forms(folded: str) -> frozenset[str]:
    """List every form a folded word of a name may have in a sentence, itself among them."""
    if not CYRILLIC.fullmatch(folded):
        return frozenset((folded,))
    return frozenset((folded, *_russian(folded), *_kazakh(folded)))


def possessive_forms(folded: str) -> frozenset[str]:
    """List the forms of a Kazakh noun with the possessive, as it stands after what it is the law, body or year of."""
    if not CYRILLIC.fullmatch(folded):
        return frozenset()
    vowels = ("сы", "сі") if folded[-1] in VOWELS else ("ы", "і")
    return frozenset(folded + vowel + suffix for vowel in vowels for suffix in AFTER_POSSESSIVE)


def _russian(word: str) -> list[str]:
    if word[-1] in "иаы" and len(word) > 1 and word[-2] in BEFORE_I:
        endings = ("а", "и", "е", "у", "ой", "ей") if word[-1] == "а" else ("и", "", "ов", "ам", "ами", "ах")
        return [word[:-1] + ending for ending in endings]
    for ending, cases in RUSSIAN_ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return [word[: -len(ending)] + case for case in cases]
    return [word] if word[-1] in VOWELS else [word + case for case in CONSONANT_ENDINGS]


def _kazakh(word: str) -> list[str]:
    return [word + suffix for suffix in (AFTER_VOWEL if word[-1] in VOWELS else AFTER_CONSONANT)]
