"""Read one number, in digits, words or both, as far as it goes: `12 400`, `8 миллион 112 мың`, `two and a half million`.

A number in words grows from the large to the small: a word that does not fit behind what was read ends it.
"""

import re
from dataclasses import dataclass

from threatlake.understanding import numbers
from threatlake.understanding.inflection import CYRILLIC
from threatlake.understanding.quantities.number_words import Rank, number_word

SPACES = " \u00a0\u2009\u202f"
_DIGITS = re.compile(rf"(?:{numbers.NUMBER})(?P<fraction>[½¼¾])?")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_NEXT = re.compile(rf"(?P<gap>[{SPACES}]and[{SPACES}]|-|[{SPACES}\n]?|\.[{SPACES}](?=\d))(?P<word>[^\W\d_]+|\d{{1,3}}(?![\d.,]*\d))\.?")
_HALF_MORE = re.compile(r"\s(?:and\s+a\s+half|с\s+половиной|и\s+половин\w+)(?!\w)")
_HALF_A = re.compile(r"half\s+an?\s+(?=million|billion|trillion|thousand|tonn?e?|kilo|litre|hour|hectare)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<!\w)an?\s+\Z", re.IGNORECASE)
# Grams, tonnes and litres with three decimals: `1,250 кг` is a kilogram and a quarter, `1,250 тенге` thousands.
_THREE_DECIMALS = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}")
_FINE_CYRILLIC = re.compile(r"\s?(?:кг|килограмм|келі|г|гр|грамм|т|тонн|л|литр|га|гектар)\w{0,3}(?!\w)")
_FINE_LATIN = re.compile(r"\s?(?:kg|kilograms?|g|grams?|t|tonn?es?|tons|l|lit(?:re|er)s?|ha|hectares)(?!\w)")
# Press scale letters: only glued to digits (`5m`, `$2bn`) or before a currency.
_SHORT = {"k", "m", "b"}
# The dot of `12 млн. сумов`, not of a sentence.
_DOT = re.compile(r"\.(?=\s*[a-zа-яәғқңөұүһі,;)$€₸₽]|\s\d{3}\s[a-zа-я])")


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

    total: float = 0.0
    group: float = 0.0
    room: float = 1e15
    last_scale: float = 1e15
    largest: float = 1.0
    has_group: bool = False

    def add(self, value: float, rank: Rank) -> bool:
        """Add a word; False where it cannot stand behind what was read."""
        if rank is Rank.SCALE:
            if value >= self.last_scale:
                return False
            self.total += (self.group if self.has_group else 1) * value
            self.last_scale = self.room = value
            self.largest = max(self.largest, value)
            self.group, self.has_group = 0.0, False
            return True
        if rank is Rank.TIMES_100:
            if self.has_group and not 1 <= self.group < 10:  # noqa: PLR2004 - one to nine hundred
                return False
            self.group, self.room = (self.group or 1) * 100, 100
            self.has_group = True
            return True
        if value >= self.room or (self.has_group and value == 0):
            return False
        self.group += value
        self.has_group = True
        self.room = {Rank.ONE: 1, Rank.TEEN: 1, Rank.TEN: 10, Rank.HUNDREDS: 100, Rank.HALF: 0}[rank]
        return True

    @property
    def value(self) -> float:
        return self.total + self.group


def read_numeral(text: str, at: int, floor: int, stop: int) -> Numeral | None:
    """The number whose first digit or word stands `at`; None where none can be read."""
    if text[at].isdigit():
        return _from_digits(text, at, stop)
    half = _HALF_A.match(text, at, stop)
    if half is not None:
        return _go_on(text, _Sum(group=0.5, has_group=True, room=0), (at, half.end()), stop, "en", in_words=True)
    word = re.compile(r"[^\W\d_]+").match(text, at, stop)
    found = number_word(word.group()) if word else None
    if word is None or found is None:
        return None
    start = at
    if not found.stands_alone:
        article = _ARTICLE.search(text, max(floor, at - 3), at)
        if article is None or len(word.group()) < 4:  # noqa: PLR2004 - `a k` is no number
            return None
        start = article.start()
    total = _Sum()
    total.add(found.value, found.rank)
    if found.ends:
        return Numeral(start, word.end(), total.value, total.largest, True, found.language, True)  # noqa: FBT003
    return _go_on(text, total, (start, word.end()), stop, found.language, in_words=True)


def _from_digits(text: str, at: int, stop: int) -> Numeral | None:
    match = _DIGITS.match(text, at, stop)
    if match is None:
        return None
    written, end = match.group().rstrip("½¼¾"), match.end()
    scale, is_cyrillic = _scale_after(text, end, stop)
    fine = _THREE_DECIMALS.fullmatch(written)
    if fine and not scale and _is_fine(text, end, fine["mark"]):
        value: float | None = float(written.replace(",", "."))
    else:
        value = numbers.value(written, scale, is_cyrillic=is_cyrillic)
        if value is not None and scale:
            value = round(value / numbers.factor(scale), 9)
    if value is None:
        return None
    value += _FRACTIONS.get(match["fraction"] or "", 0)
    language = "ru" if is_cyrillic else "en"
    room = 0 if not value.is_integer() or match["fraction"] else 1e-9
    return _go_on(text, _Sum(group=value, has_group=True, room=room), (at, end), stop, language, in_words=False)


def _is_fine(text: str, end: int, mark: str) -> bool:
    return bool(_FINE_CYRILLIC.match(text, end)) or (mark == "." and bool(_FINE_LATIN.match(text, end)))


def _scale_after(text: str, end: int, stop: int) -> tuple[str | None, bool]:
    """The scale word after digits, in the form `numbers` knows, and whether it is of Cyrillic letters."""
    after = _NEXT.match(text, end, stop)
    found = number_word(after["word"]) if after and not after["word"].isdigit() else None
    if after is None or found is None or found.rank is not Rank.SCALE:
        return None, False
    is_cyrillic = bool(CYRILLIC.match(after["word"]))
    return "million", is_cyrillic


def _go_on(
    text: str, total: _Sum, span: tuple[int, int], stop: int, language: str, *, in_words: bool
) -> Numeral:
    """Read on while the next word or group of digits fits."""
    start, end = span
    ends = False
    while not ends:
        half = _HALF_MORE.match(text, end, stop)
        if half is not None and total.has_group:
            total.group, total.room, end = total.group + 0.5, 0, half.end()
            continue
        after = _NEXT.match(text, end, stop)
        if after is None:
            break
        step = _step(text, total, after, stop, language, in_words=in_words)
        if step is None:
            break
        ends, language, end = step
    return Numeral(start, end, float(f"{total.value:.15g}"), total.largest, in_words, language, ends)


def _step(
    text: str, total: _Sum, after: re.Match[str], stop: int, language: str, *, in_words: bool
) -> tuple[bool, str, int] | None:
    """Whether the number ends with the next word, in which language it is, and where; None where it is no part."""
    word, end = after["word"], after.end("word")
    if word.isdigit():
        fits = total.last_scale < 1e15 and not total.has_group and after["gap"].strip(" .") == "" and not word.startswith("0")  # noqa: PLR2004
        is_joined = end < stop and (text[end] in "-/:%" or text[end].isalpha())
        fits = fits and not is_joined and float(word) < total.last_scale
        return (False, language, end) if fits and total.add(float(word), Rank.HUNDREDS) else None
    found = number_word(word)
    if found is None:
        return None
    is_glued = after["gap"] == ""
    is_and = after["gap"].strip() == "and"
    if is_and and not (found.value < 100 and language == "en" and total.value >= 100):  # noqa: PLR2004
        return None
    if is_glued and not (word.lower() in {"k", "m", "b", "mn", "bn", "tn", "mln", "bln"} or found.rank is Rank.SCALE):
        return None
    if word.lower() in _SHORT and not _is_short_scale(text, after, stop):
        return None
    if found.language != language and not (found.rank is Rank.SCALE and found.value >= 1e3) and in_words:  # noqa: PLR2004
        return None
    if not in_words and found.rank not in {Rank.SCALE, Rank.HALF} and not _is_open(total):
        return None
    if not total.add(found.value, found.rank):
        return None
    if found.rank is Rank.SCALE and _DOT.match(text, end, stop) and word.lower() in {"тыс", "млн", "млрд", "трлн"}:
        end += 1
    return found.ends, found.language, end


def _is_open(total: _Sum) -> bool:
    """Whether a group may begin, as after `8 million`."""
    return not total.has_group and total.last_scale < 1e15  # noqa: PLR2004


def _is_short_scale(text: str, after: re.Match[str], stop: int) -> bool:
    from threatlake.understanding import currencies  # noqa: PLC0415 - replaced below

    end = after.end("word")
    if re.match(rf"\s?(?:(?i:{currencies.WORD})|{currencies.CODE})(?!\w)", text[end:stop]):
        return True
    before = text[: after.start()].rstrip("0123456789.,")
    return after["gap"] == "" and (after["word"] == "k" or bool(re.search(rf"(?:{currencies.SIGN}|{currencies.CODE})\s?\Z", before[-6:])))
