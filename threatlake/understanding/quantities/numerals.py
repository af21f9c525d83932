"""Read one number, in digits, words or both, as far as it goes: `12 400`, `8 миллион 112 мың`, `two hundred and six`.

A number in words grows from the large to the small: a word that does not fit behind what was read ends it.
"""

import re
from dataclasses import dataclass

from threatlake.understanding import currencies, numbers
from threatlake.understanding.inflection import CYRILLIC
from threatlake.understanding.quantities.number_words import NumberWord, Rank, number_word

SPACES = " \u00a0\u2009\u202f"
_DIGITS = re.compile(rf"(?:{numbers.NUMBER})(?P<fraction>[½¼¾])?")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_NEXT = re.compile(
    rf"(?P<gap>[{SPACES}]and[{SPACES}]|-|[{SPACES}\n]?|\.[{SPACES}](?=\d))(?P<word>[^\W\d_]+|"
    rf"\d{{1,3}}(?![\d.,]*\d))\.?"
)
HALF_MORE = re.compile(r"\s(?:and\s+a\s+half|с\s+половиной|и\s+половин\w+)(?!\w)")
_HALF_A = re.compile(
    r"half\s+an?\s+(?=million|billion|trillion|thousand|tonn?e?|kilo|litre|hour|hectare|dozen)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?<!\w)an?\s+\Z", re.IGNORECASE)
# Grams, tonnes and litres with three decimals: `1,250 кг` is a kilogram and a quarter, `1,250 тенге` thousands.
_THREE_DECIMALS = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}")
_FINE_CYRILLIC = re.compile(r"\s?(?:кг|килограмм|келі|г|гр|грамм|т|тонн|л|литр|га|гектар)\w{0,3}(?!\w)")
_FINE_LATIN = re.compile(r"\s?(?:kg|kilograms?|g|grams?|t|tonn?es?|tons|l|lit(?:re|er)s?|ha|hectares)(?!\w)")
# Press scale letters: only glued to digits (`5m`, `$2bn`) or before a currency.
_SHORT = {"k", "m", "b"}
# The dot of `12 млн. сумов`, not of a sentence.
_DOT = re.compile(r"\.(?=\s*[a-zа-яәғқңөұүһі,;)$€₸₽]|\s\d{3}\s[a-zа-я])")


_DOTTED = {"тыс", "млн", "млрд", "трлн"}
_CURRENCY_AFTER = re.compile(rf"\s?(?:(?i:{currencies.WORD})|{currencies.CODE})(?!\w)")
_SIGN_BEFORE = re.compile(rf"(?:{currencies.SIGN}|{currencies.CODE})\s?[\d.,]+\Z")
_SIGN_REACH = 20
_LETTERS = re.compile(r"[^\W\d_]+")
_ARTICLE_REACH = 3
_ONES = range(1, 10)
_HUNDRED, _MILLION = 100, 1e6
# No scale word is as large.
_NO_SCALE = 1e15
# What must be smaller than this may follow a word in its group.
_ROOM_AFTER = {Rank.ONE: 1, Rank.TEEN: 1, Rank.TEN: 10, Rank.HUNDREDS: 100, Rank.HALF: 0}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written from `start` to `end`; `scale` is the largest scale word in it, 1 where there is none."""

    start: int
    end: int
    value: float
    scale: float
    in_words: bool
    language: str
    ends: bool


@dataclass(slots=True)
class _Sum:
    """A number while it is read: what is added up, the group before the next scale word, and what may follow."""

    language: str
    in_words: bool
    total: float = 0.0
    group: float = 0.0
    room: float = _NO_SCALE
    last_scale: float = _NO_SCALE
    largest: float = 1.0
    has_group: bool = False
    ends: bool = False

    def add(self, value: float, rank: Rank) -> bool:
        """Add a word; False where it cannot stand behind what was read."""
        if rank is Rank.SCALE:
            return self._scale(value)
        if rank is Rank.TIMES_100:
            if self.has_group and self.group not in _ONES:
                return False
            self.group, self.room = (self.group or 1) * 100, 100
        elif rank is Rank.TIMES:
            if self.total or self.group >= _HUNDRED:
                return False
            self.group, self.room = (self.group or 1) * value, 1
        elif value >= self.room:
            return False
        else:
            self.group += value
            self.room = _ROOM_AFTER[rank]
        self.has_group = True
        return True

    def add_half(self) -> None:
        """Add a half of what was read last: of a one, or of the scale in `a million and a half`."""
        if self.has_group:
            self.group += 0.5
        else:
            self.total += self.last_scale / 2
            self.has_group = True
        self.room = 0

    def _scale(self, value: float) -> bool:
        if value >= self.last_scale:
            return False
        self.total += (self.group if self.has_group else 1) * value
        self.last_scale = self.room = value
        self.largest = max(self.largest, value)
        self.group, self.has_group = 0.0, False
        return True

    @property
    def is_open(self) -> bool:
        """Whether a group may begin, as after `8 million`."""
        return not self.has_group and self.last_scale < _NO_SCALE

    @property
    def value(self) -> float:
        return float(f"{self.total + self.group:.15g}")


def read_numeral(text: str, at: int, floor: int, stop: int) -> Numeral | None:
    """The number whose first digit or word stands `at`; None where none can be read."""
    if text[at].isdigit():
        return _from_digits(text, at, stop)
    half = _HALF_A.match(text, at, stop)
    if half is not None:
        return _go_on(text, _Sum("en", in_words=True, group=0.5, has_group=True, room=0), at, half.end(), stop)
    word = _LETTERS.match(text, at, stop)
    found = number_word(word.group()) if word else None
    if word is None or found is None:
        return None
    start = at
    if not found.stands_alone:
        article = _ARTICLE.search(text, max(floor, at - _ARTICLE_REACH), at)
        if article is None:
            return None
        start = article.start()
    total = _Sum(found.language, in_words=True, ends=found.ends)
    total.add(found.value, found.rank)
    return _go_on(text, total, start, word.end(), stop)


def _from_digits(text: str, at: int, stop: int) -> Numeral | None:
    match = _DIGITS.match(text, at, stop)
    if match is None:
        return None
    written = match.group().rstrip("½¼¾")
    value, language = _value(text, written, match.end(), stop)
    if value is None:
        return None
    value += _FRACTIONS.get(match["fraction"] or "", 0)
    # Nothing but a scale word or `жарым` follows digits.
    total = _Sum(language, in_words=False, group=value, has_group=True, room=1 if value.is_integer() else 0)
    return _go_on(text, total, at, match.end(), stop)


def _value(text: str, written: str, end: int, stop: int) -> tuple[float | None, str]:
    """What digits are worth before their scale word, and the language of that."""
    after = _NEXT.match(text, end, stop)
    found = number_word(after["word"]) if after else None
    if after is not None and found is not None and found.rank is Rank.SCALE:
        is_cyrillic = bool(CYRILLIC.match(after["word"]))
        value = numbers.value(written, "million", is_cyrillic=is_cyrillic)
        language = "ru" if is_cyrillic else "en"
        return (None if value is None else round(value / _MILLION, 9)), language
    fine = _THREE_DECIMALS.fullmatch(written)
    if fine and (_FINE_CYRILLIC.match(text, end) or (fine["mark"] == "." and _FINE_LATIN.match(text, end))):
        return float(written.replace(",", ".")), "en"
    return numbers.value(written, None, is_cyrillic=False), "en"


def _go_on(text: str, total: _Sum, start: int, end: int, stop: int) -> Numeral:
    """Read on while the next word or group of digits fits."""
    while not total.ends:
        half = HALF_MORE.match(text, end, stop)
        if half is not None and (total.has_group or total.is_open):
            total.add_half()
            end = half.end()
            continue
        after = _NEXT.match(text, end, stop)
        if after is None:
            break
        is_part = _add_digits(text, total, after) if after["word"].isdigit() else _add_word(text, total, after, stop)
        if not is_part:
            break
        end = after.end("word")
        if after["word"].lower() in _DOTTED and _DOT.match(text, end, stop):
            end += 1
    return Numeral(start, end, total.value, total.largest, total.in_words, total.language, total.ends)


def _add_digits(text: str, total: _Sum, after: re.Match[str]) -> bool:
    """Add the hundreds behind a scale word: the 112 of `8 million 112 thousand`."""
    word, end = after["word"], after.end("word")
    if not total.is_open or after["gap"].strip(" .") != "" or word.startswith("0"):
        return False
    follower = text[end : end + 1]
    if follower.isalpha() or follower in set("-/:%"):
        return False
    return total.add(float(word), Rank.HUNDREDS)


def _add_word(text: str, total: _Sum, after: re.Match[str], stop: int) -> bool:
    found, gap = number_word(after["word"]), after["gap"]
    if found is None or not _may_follow(total, found, gap):
        return False
    if after["word"].lower() in _SHORT and not _is_short_scale(text, after, stop):
        return False
    if not total.add(found.value, found.rank):
        return False
    total.ends, total.language = found.ends, found.language
    return True


def _may_follow(total: _Sum, found: NumberWord, gap: str) -> bool:
    """Whether a word is of the language and the sort that may stand behind what was read."""
    if gap.strip() == "and":
        return found.language == "en" == total.language and found.value < _HUNDRED <= total.value
    if found.rank in {Rank.SCALE, Rank.TIMES}:
        return True
    if gap == "" or gap.startswith("."):
        return False
    if not total.in_words:
        return found.rank in {Rank.HALF, Rank.TIMES} or total.is_open
    return found.language == total.language


def _is_short_scale(text: str, after: re.Match[str], stop: int) -> bool:
    """Whether a letter behind digits is a scale: it has a currency after it or before the number, or is `5k`."""
    if _CURRENCY_AFTER.match(text, after.end("word"), stop):
        return True
    if after["gap"] != "":
        return False
    return after["word"] == "k" or bool(_SIGN_BEFORE.search(text, max(0, after.start() - _SIGN_REACH), after.start()))
