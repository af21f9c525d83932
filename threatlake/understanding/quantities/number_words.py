"""The words of numbers in English, Russian, Kazakh and Kyrgyz, in every form a sentence gives them.

Source: the spell-out rules of the Unicode CLDR for each language, declined as its grammar says. `Rank` says what may
follow a word inside one number; words without a value of their own (dozens, hundreds, тысячи людей) are left out.
"""

from dataclasses import dataclass
from enum import Enum

from threatlake.understanding.inflection import fold


class Rank(Enum):
    """What a number word is worth inside a number, by what may stand before and after it."""

    ONE = "one to nine"
    TEEN = "ten to nineteen, where no unit follows"
    TEN = "tens, which a unit may follow"
    HUNDREDS = "one to nine hundred in one word"
    TIMES_100 = "multiplies the unit before it by a hundred"
    SCALE = "multiplies what stands before it by a thousand or more"
    TIMES = "multiplies what stands before it by ten, twelve, twenty or a hundred: `две сотни`, `two dozen`"
    HALF = "adds a half to what stands before it, or is a half"


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One form of one number word; `ends` where nothing of the number may follow, as after `бесеуі` or `двоих`."""

    value: float
    rank: Rank
    language: str
    ends: bool = False
    stands_alone: bool = True


_EN_ONES = "one two three four five six seven eight nine"
_EN_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

# Russian: every case form; the collective numerals count persons.
_RU_ONES = (
    "один одна одну одно одного", "два две двух двум двумя", "три трех трем тремя",
    "четыре четырех четырем четырьмя", "пять пяти пятью", "шесть шести шестью", "семь семи семью",
    "восемь восьми восемью восьмью", "девять девяти девятью",
)  # fmt: skip
_RU_COLLECTIVE = (
    "двое двоих двоим двоими", "трое троих троим троими", "четверо четверых четверым четверыми",
    "пятеро пятерых пятерым пятерыми", "шестеро шестерых шестерым шестерыми", "семеро семерых семерым семерыми",
    "восьмеро восьмерых восьмерым", "девятеро девятерых девятерым", "десятеро десятерых десятерым",
)  # fmt: skip
_RU_TEENS = (
    "десят", "одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат",
    "восемнадцат", "девятнадцат",
)  # fmt: skip
_RU_TENS = (
    "двадцать двадцати двадцатью", "тридцать тридцати тридцатью", "сорок сорока",
    "пятьдесят пятидесяти пятьюдесятью", "шестьдесят шестидесяти шестьюдесятью",
    "семьдесят семидесяти семьюдесятью", "восемьдесят восьмидесяти восемьюдесятью", "девяносто девяноста",
)  # fmt: skip
_RU_HUNDREDS = (
    "сто ста", "двести двухсот двумстам двумястами двухстах", "триста трехсот тремстам тремястами трехстах",
    "четыреста четырехсот четыремстам четырьмястами четырехстах", "пятьсот пятисот пятистам пятьюстами пятистах",
    "шестьсот шестисот шестистам шестьюстами шестистах", "семьсот семисот семистам семьюстами семистах",
    "восемьсот восьмисот восьмистам восемьюстами восьмистах", "девятьсот девятисот девятистам девятьюстами девятистах",
)  # fmt: skip

_KK_ONES = "бір екі үш төрт бес алты жеті сегіз тоғыз"
_KK_TENS = "он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан"
_KY_ONES = "бир эки үч төрт беш алты жети сегиз тогуз"
_KY_TENS = "он жыйырма отуз кырк элүү алтымыш жетимиш сексен токсон"
_KK_COLLECTIVE = {
    "екеу": 2, "үшеу": 3, "төртеу": 4, "бесеу": 5, "алтау": 6, "жетеу": 7, "сегізеу": 8, "тоғызау": 9, "онау": 10,
}  # fmt: skip
# Kazakh case endings of a number, plain and after its possessive (бесі, бесінің); the grammar's harmony is not checked.
_KK_CASES = [
    "ға",
    "ге",
    "қа",
    "ке",
    "ны",
    "ні",
    "ды",
    "ді",
    "ты",
    "ті",
    "ның",
    "нің",
    "дың",
    "дің",
    "тың",
    "тің",
    "нан",
    "нен",
    "дан",
    "ден",
    "тан",
    "тен",
    "мен",
    "бен",
    "пен",
]
_KK_POSSESSIVES = ("ы", "і", "сы", "сі")
_KK_OF_POSSESSIVE = ["н", "не", "на", "нің", "ның", "нде", "нда", "нен", "нан", "мен"]
# Forms that are other words: a pronoun, an adverb, gold, a face, a quarter of a year.
_KK_OTHER_WORDS = {
    "онда", "оны", "онан", "оның", "онымен", "онсы", "алтын", "алтыны", "алтында", "бесте", "жүзі", "жүзін", "жүзінде",
    "жүзіне", "жүзінен", "жүзінің", "тоқсаны", "тоқсанда", "тоқсанды", "тоқсанның", "тоқсанын", "тоқсанында",
    "тоқсанына", "тоқсанынан", "тоқсанының", "төртте", "үшін", "онды", "онті", "онты",
}  # fmt: skip

# Scale word forms -> factor; those that are a number without one before them stand in SINGULAR.
_EN_SCALES = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "tsd": 1e3, "k": 1e3, "mn": 1e6, "mln": 1e6,
    "mio": 1e6, "m": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12,
    "millions": 1e6, "billions": 1e9, "crore": 1e7, "crores": 1e7, "lakh": 1e5, "lakhs": 1e5,
}  # fmt: skip
_RU_MASCULINE = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
_KK_SCALE_CASES = ("", "дай", "дей", *_KK_CASES, "ы", "ын", "ының", "ынан", "ына", "ында")
SINGULAR = {
    "тысяча", "тысячу", "тысячей", "миллион", "миллиона", "миллиард", "миллиарда", "триллион", "триллиона", "мың",
    "мыңнан", "мыңға", "миллионнан", "миллионға", "миллиардтан", "миллиардқа", "тысячи",
    "сотня", "сотню", "сотни", "десяток", "десятка", "дюжина", "дюжину", "дюжины",
}  # fmt: skip


def _english() -> dict[str, NumberWord]:
    words = {word: NumberWord(n, Rank.ONE, "en") for n, word in enumerate(_EN_ONES.split(), start=1)}
    words |= {word: NumberWord(n, Rank.TEEN, "en") for n, word in enumerate(_EN_TEENS.split(), start=10)}
    words |= {word: NumberWord(n * 10, Rank.TEN, "en") for n, word in enumerate(_EN_TENS.split(), start=2)}
    words |= {
        word: NumberWord(by, Rank.TIMES, "en", stands_alone=False)
        for word, by in (("dozen", 12), ("dozens", 12), ("score", 20))
    }
    words["hundred"] = NumberWord(100, Rank.TIMES_100, "en", stands_alone=False)
    words |= {word: NumberWord(by, Rank.SCALE, "en", stands_alone=False) for word, by in _EN_SCALES.items()}
    return words


def _russian() -> dict[str, NumberWord]:
    words: dict[str, NumberWord] = {}
    for n, forms in enumerate(_RU_ONES, start=1):
        words |= {form: NumberWord(n, Rank.ONE, "ru") for form in forms.split()}
    for n, forms in enumerate(_RU_COLLECTIVE, start=2):
        words |= {form: NumberWord(n, Rank.ONE, "ru", ends=True) for form in forms.split()}
    for n, stem in enumerate(_RU_TEENS, start=10):
        words |= {stem + ending: NumberWord(n, Rank.TEEN, "ru") for ending in ("ь", "и", "ью")}
    for n, forms in enumerate(_RU_TENS, start=2):
        words |= {form: NumberWord(n * 10, Rank.TEN, "ru") for form in forms.split()}
    for n, forms in enumerate(_RU_HUNDREDS, start=1):
        words |= {form: NumberWord(n * 100, Rank.HUNDREDS, "ru") for form in forms.split()}
    words |= dict.fromkeys(("полтора", "полторы", "полутора"), NumberWord(1.5, Rank.TEEN, "ru"))
    for forms, by in (
        ("сотня сотни сотен сотню сотней сотням сотнями", 100),
        ("десяток десятка десятков десятками десяткам", 10),
        ("дюжина дюжину дюжины дюжин дюжиной", 12),
    ):
        for form in forms.split():
            words[form] = NumberWord(by, Rank.TIMES, "ru", stands_alone=form in SINGULAR)
    for forms, by in (("полсотни полусотни", 50), ("полтысячи", 500), ("полдюжины", 6)):
        words |= {form: NumberWord(by, Rank.TEEN, "ru") for form in forms.split()}
    return words | _russian_scales()


def _russian_scales() -> dict[str, NumberWord]:
    words: dict[str, NumberWord] = {}
    for stem, by in (("миллион", 1e6), ("миллиард", 1e9), ("триллион", 1e12)):
        for ending in _RU_MASCULINE:
            form = stem + ending
            words[form] = NumberWord(by, Rank.SCALE, "ru", stands_alone=form in SINGULAR)
            words["пол" + form] = words["полу" + form] = NumberWord(by / 2, Rank.TEEN, "ru")
    for form in [
        "тысяча",
        "тысячи",
        "тысяче",
        "тысячу",
        "тысячей",
        "тысячам",
        "тысячами",
        "тысячах",
        "тысяч",
        "тыс",
        "тыщ",
    ]:
        words[form] = NumberWord(1e3, Rank.SCALE, "ru", stands_alone=form in SINGULAR)
    return words | {
        short: NumberWord(by, Rank.SCALE, "ru", stands_alone=False)
        for short, by in (("млн", 1e6), ("млрд", 1e9), ("трлн", 1e12))
    }


def _kazakh() -> dict[str, NumberWord]:
    words: dict[str, NumberWord] = {}
    plain = [(word, n, Rank.ONE) for n, word in enumerate(_KK_ONES.split(), start=1)]
    plain += [(word, n * 10, Rank.TEN) for n, word in enumerate(_KK_TENS.split(), start=1)]
    plain.append(("жүз", 100, Rank.TIMES_100))
    for word, value, rank in plain:
        words[word] = NumberWord(value, rank, "kk")
        if word == "бір":
            continue
        possessive = [word + own for own in _KK_POSSESSIVES] + (["қырқы"] if word == "қырық" else [])
        forms = [word + case for case in _KK_CASES] + possessive
        forms += [form + case for form in possessive for case in _KK_OF_POSSESSIVE]
        words |= {f: NumberWord(value, rank, "kk", ends=True) for f in forms if f not in _KK_OTHER_WORDS}
    words |= {
        "біреу" + ending: NumberWord(1, Rank.ONE, "kk", ends=True)
        for ending in ("і", *("і" + case for case in _KK_OF_POSSESSIVE))
    }
    for word, value in _KK_COLLECTIVE.items():
        for ending in ("", "і", "ы", *(own + case for own in "іы" for case in _KK_OF_POSSESSIVE), "ге", "ден"):
            words[word + ending] = NumberWord(value, Rank.ONE, "kk", ends=True)
    for stem, by in (("мың", 1e3), ("миллион", 1e6), ("миллиард", 1e9), ("триллион", 1e12)):
        for case in _KK_SCALE_CASES:
            form = stem + case
            words[form] = NumberWord(by, Rank.SCALE, "kk", stands_alone=form in SINGULAR)
    words |= dict.fromkeys(("жарты",), NumberWord(0.5, Rank.HALF, "kk"))
    words["жарым"] = NumberWord(0.5, Rank.HALF, "kk", stands_alone=False)
    return words


def _kyrgyz() -> dict[str, NumberWord]:
    words = {word: NumberWord(n, Rank.ONE, "kk") for n, word in enumerate(_KY_ONES.split(), start=1)}
    words |= {word: NumberWord(n * 10, Rank.TEN, "kk") for n, word in enumerate(_KY_TENS.split(), start=1)}
    words["миң"] = NumberWord(1e3, Rank.SCALE, "kk", stands_alone=False)
    return words


# Folded form -> what it is worth. Kazakh forms of миллион and миллиард that Russian has too keep either reading.
WORDS: dict[str, NumberWord] = _kyrgyz() | _kazakh() | _russian() | _english()
# Uzbek and Tajik scale words stand after digits.
WORDS |= {
    "минг": NumberWord(1e3, Rank.SCALE, "uz", stands_alone=False),
    "ming": NumberWord(1e3, Rank.SCALE, "uz", stands_alone=False),
    "ҳазор": NumberWord(1e3, Rank.SCALE, "uz", stands_alone=False),
    "myñ": NumberWord(1e3, Rank.SCALE, "kk", stands_alone=False),
    "milliard": NumberWord(1e9, Rank.SCALE, "kk", stands_alone=False),
}
# Kazakh and Kyrgyz words that are Russian or other words too: numbers only where the passage is written so.
TURKIC = "әғқңөұүһі"
SHARED_WITH_RUSSIAN = {"он", "бес", "бир"}


def number_word(written: str) -> NumberWord | None:
    """What a word is worth as a number; None where it is none."""
    return WORDS.get(fold(written))
