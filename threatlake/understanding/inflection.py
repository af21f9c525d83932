"""The forms in which the words of a name stand in a sentence.

Names are declined forward from their dictionary form, never stemmed backward: a stem makes `малый` of `Мали` and
`кубов` of `Куба`. Endings are taken off a word of Cyrillic letters as a Russian noun or adjective, and the Kazakh,
Kyrgyz, Uzbek and Tajik case suffixes put on it as it is; which of the languages it is need not be known, but a letter
that Russian has not rules Russian out. A Latin word takes the Uzbek suffixes: the English possessive and a Kazakh
suffix after a hyphen (`БҰҰ-ның`) are words of their own.
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
    # An adjective, or a noun: Ханой.
    "ой": ("ой", "ого", "ому", "ым", "ом", "оя", "ою", "оем", "ое"),
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
VOWELS = "аеёиоуыэюяәіөұүӣӯў"
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


# Kyrgyz suffixes follow the last vowel of the word: the vowels of genitive and accusative, then those of the others
# (Алматынын, Алматыга; Ошто, Оштун; Бишкектин, Бишкекте; Чүйдүн, Чүйдө).
KYRGYZ_HARMONY = {
    **dict.fromkeys("аыя", ("ы", "а")), **dict.fromkeys("еиэі", ("и", "е")), **dict.fromkeys("оё", ("у", "о")),
    **dict.fromkeys("ую", ("у", "а")), **dict.fromkeys("өү", ("ү", "ө")),
}  # fmt: skip
VOICELESS = "пткқсшчщфхцҳ"
# A б, в, г or д that ends a name is written and spoken in two ways: Жалал-Абадда, Жалал-Абатта.
DEVOICED = "бвгд"
# An acronym is read letter by letter: its spelling does not tell its harmony (ИИМдин, ЮНОДКнын).
ACRONYM_SUFFIXES = tuple(
    f"{first}{vowel}{last}"
    for first, vowels, last in (
        *((first, "ыиуү", last) for first in "ндт" for last in ("н", "")),
        *((first, "аеоө", "") for first in "гкдт"),
        *((first, "аеоө", "н") for first in "дт"),
        ("с", "ыиуү", ""),
    )
    for vowel in vowels
)
# Genitive, accusative, dative (three spellings), locative, ablative, "that is in"; the Tajik object and izofat.
UZBEK_LATIN = ("ning", "ni", "ga", "ka", "qa", "da", "dan", "dagi")
UZBEK_CYRILLIC = ("нинг", "ни", "га", "ка", "қа", "да", "дан", "даги")
TAJIK_OBJECT, TAJIK_IZOFAT = "ро", "и"
# Shorter Latin words with a suffix are other words (`Unga`).
LATIN_STEM = 3
LATIN = re.compile(r"[a-z\u00c0-\u024f]+")
# Letters that Russian has not; a word that has one is no Russian word.
NOT_RUSSIAN = re.compile(r"[әғқңөұүһіўҳҷӣӯ]")

# What the possessive adds before them: `туралы конвенция` is cited as `туралы конвенциясына`; in Kyrgyz and Uzbek too.
AFTER_POSSESSIVE = (
    "", *(suffix for suffix in KAZAKH_SUFFIXES if suffix[0] == "н"), "мен",
    "нын", "нин", "нун", "нүн", "ну", "нү", "но", "нө", "ндо", "ндө", "нон", "нөн",
)  # fmt: skip


def fold(word: str) -> str:
    """Bring words to the form in which words of names are compared: lower case, ё as е; each letter keeps its place."""
    # İ is the one letter whose lower case is two.
    return word.replace("İ", "i").lower().replace("ё", "е")


def forms(folded: str) -> frozenset[str]:
    """List every form a folded word of a name may have in a sentence, itself among them."""
    if not CYRILLIC.fullmatch(folded):
        suffixes = UZBEK_LATIN if len(folded) >= LATIN_STEM and LATIN.fullmatch(folded) else ()
        return frozenset((folded, *(folded + suffix for suffix in suffixes)))
    russian = () if NOT_RUSSIAN.search(folded) else _russian(folded)
    return frozenset((folded, *russian, *_kazakh(folded), *_kyrgyz(folded), *_uzbek_and_tajik(folded)))


def acronym_forms(folded: str) -> frozenset[str]:
    """List the forms of an acronym with a suffix of Kyrgyz or Uzbek; what is no acronym in the text is none of them."""
    suffixes = ACRONYM_SUFFIXES if CYRILLIC.fullmatch(folded) else UZBEK_LATIN
    return frozenset(folded + suffix for suffix in suffixes)


def possessive_forms(folded: str) -> frozenset[str]:
    """List the forms of a Turkic noun with the possessive, as it stands after what it is the law, body or year of."""
    is_open = folded[-1] in VOWELS + "aeiou"
    if not CYRILLIC.fullmatch(folded):
        return frozenset(folded + ("si" if is_open else "i") + suffix for suffix in ("", *UZBEK_LATIN))
    turkic = (folded + ("с" if is_open else "") + vowel + after for vowel in "ыіиуү" for after in AFTER_POSSESSIVE)
    uzbek = (folded + ("си" if is_open else "и") + suffix for suffix in UZBEK_CYRILLIC)
    return frozenset((*turkic, *uzbek))


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


def _kyrgyz(word: str) -> list[str]:
    last = next((letter for letter in reversed(word) if letter in KYRGYZ_HARMONY), None)
    suffixes: list[str] = []
    if last is None:
        return []
    narrow, wide = KYRGYZ_HARMONY[last]
    if word[-1] in VOWELS:
        suffixes += _kyrgyz_suffixes("н", "г", "д", narrow, wide)
        # A noun with the possessive: облусунда, облусуна, облусун, облусунан.
        suffixes += ["н", f"н{wide}", f"нд{wide}", f"н{wide}н", f"нд{wide}г{KYRGYZ_HARMONY[wide][0]}"]
    if word[-1] not in VOWELS + VOICELESS:
        suffixes += _kyrgyz_suffixes("д", "г", "д", narrow, wide)
    if word[-1] in VOICELESS + DEVOICED:
        suffixes += _kyrgyz_suffixes("т", "к", "т", narrow, wide)
    return [word + suffix for suffix in suffixes]


def _kyrgyz_suffixes(genitive: str, dative: str, other: str, narrow: str, wide: str) -> list[str]:
    """Genitive, accusative, dative, locative, ablative, "that is in"."""
    return [
        f"{genitive}{narrow}н", f"{genitive}{narrow}", f"{dative}{wide}", f"{other}{wide}", f"{other}{wide}н",
        f"{other}{wide}г{KYRGYZ_HARMONY[wide][0]}",
    ]  # fmt: skip


def _uzbek_and_tajik(word: str) -> list[str]:
    izofat = [(word[:-1] + "и" if word[-1] == "ӣ" else word) + TAJIK_IZOFAT] if word[-1] not in "иыйь" else []
    return [*(word + suffix for suffix in UZBEK_CYRILLIC), word + TAJIK_OBJECT, *izofat]
