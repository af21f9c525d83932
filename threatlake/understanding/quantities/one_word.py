"""Russian words that hold a number and its unit in one: `пятидневный`, `двухмесячного`, `полтонны`, `полчаса`."""

from threatlake.understanding.inflection import RUSSIAN_ENDINGS

_PREFIXES = {
    "одно": 1, "полутора": 1.5, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8,
    "девяти": 9, "десяти": 10, "двенадцати": 12, "пятнадцати": 15, "восемнадцати": 18, "двадцати": 20,
    "тридцати": 30, "сорока": 40, "шестидесяти": 60,
}  # fmt: skip
# Adjective stem -> the unit it is made of.
_STEMS = {
    "дневн": "days", "суточн": "days", "недельн": "weeks", "месячн": "months", "летн": "years", "годичн": "years",
    "часов": "hours", "минутн": "minutes", "тонн": "t", "километров": "km",
}  # fmt: skip
_ENDINGS = {*RUSSIAN_ENDINGS["ый"], *RUSSIAN_ENDINGS["ий"], *RUSSIAN_ENDINGS["ая"], *RUSSIAN_ENDINGS["яя"], "ое", "ее"}
_ENDINGS |= {*RUSSIAN_ENDINGS["ые"], "их", "ими"}
_HALVES = {
    "полтонны": "t", "полутонны": "t", "полкило": "kg", "полкилограмма": "kg", "полкилограмм": "kg",
    "полугода": "years", "полгода": "years", "полчаса": "hours", "полгектара": "ha", "полпроцента": "percent",
    "полкилометра": "km", "полумесяца": "months", "полмесяца": "months",
}  # fmt: skip

# Folded form -> its number and the name of its unit.
ONE_WORD: dict[str, tuple[float, str]] = {form: (0.5, unit) for form, unit in _HALVES.items()} | {
    prefix + stem + ending: (value, unit)
    for prefix, value in _PREFIXES.items()
    for stem, unit in _STEMS.items()
    for ending in _ENDINGS
}
