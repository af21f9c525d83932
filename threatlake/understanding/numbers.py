"""Numbers as written in English, Russian and Kazakh: thousands separators, decimals, scale words.

A separator followed by exactly three digits parts thousands, any other parts decimals; where a scale word follows,
that holds for a comma only in Latin script: `1,234 million` is 1,234,000,000, and `1,234 млн` is 1,234,000 (Russian
and Kazakh write decimals with a comma).
"""

import re

from threatlake.understanding.inflection import CYRILLIC

# A space that parts thousands: plain, no-break, thin, narrow no-break; an apostrophe as in Swiss usage.
SPACE = "[ \u00a0\u2009\u202f]"
# At most six groups and fifteen digits: more is no amount, and a page of figures must not be walked twice.
NUMBER = (
    rf"\d{{1,3}}(?:(?:{SPACE}|[’'])\d{{3}}){{1,5}}(?!\d)(?:[.,]\d{{1,2}})?(?!\d)|"
    r"\d{1,15}(?:[.,]\d{1,15}){0,5}(?!\d)"
)

# Scale word -> factor. Letters glued to the number (`5m`, `$2bn`) are English press usage.
SCALES = {
    r"thousand|tsd|k|тыс(?:яч[аиу]?|ячами|\.)?|мың(?:ға|нан|ды|ның)?": 1e3,
    r"millions?|mn|mln|mio|m|млн\.?|миллион(?:а|ов|у|ом|ам|ами|нан|ға|ды|дай)?": 1e6,
    r"billions?|bn|bln|b|млрд\.?|миллиард(?:а|ов|у|ом|ам|ами|тан|қа|ты|тай)?": 1e9,
    r"trillions?|tn|trn|трлн\.?|триллион(?:а|ов|у|ом|ам|ами|нан|ға|ды)?": 1e12,
}  # fmt: skip
SCALE = "|".join(SCALES)
_FACTORS = [(re.compile(words, re.IGNORECASE), factor) for words, factor in SCALES.items()]


def value(written: str, scale: str | None, *, is_cyrillic: bool) -> float | None:
    """Work out what a written number is worth; None where its separators can be read two ways or none."""
    digits = re.sub(rf"{SPACE}|[’']", "", written)
    is_decimal_comma = bool(scale) and (is_cyrillic or bool(CYRILLIC.search(scale or "")))
    number = _plain(digits, has_scale=bool(scale), is_decimal_comma=is_decimal_comma)
    return None if number is None else round(number * factor(scale), 2)


def factor(scale: str | None) -> float:
    """What a scale word multiplies by; 1 where there is none."""
    return next((by for words, by in _FACTORS if words.fullmatch(scale)), 1.0) if scale else 1.0


def _plain(digits: str, *, has_scale: bool, is_decimal_comma: bool) -> float | None:
    separators = re.findall(r"[.,]", digits)
    if not separators:
        return float(digits)
    last, whole, fraction = separators[-1], *re.split(r"[.,](?=\d+$)", digits)
    if len(separators) == 1:
        is_thousands = len(fraction) == 3 and not whole.startswith("0") and len(whole) <= 3  # noqa: PLR2004 - a group
        if is_thousands and not (has_scale and (last == "." or is_decimal_comma)):
            return float(whole + fraction)
        return float(f"{whole}.{fraction}")
    if len(set(separators)) == 1:
        return float(re.sub(r"[.,]", "", digits)) if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits) else None
    if last in separators[:-1] or not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", whole):
        return None
    return float(f"{re.sub(r'[.,]', '', whole)}.{fraction}")
