"""Month names in the languages of reports and of the pages that report on them."""

from functools import cache
from itertools import product
from typing import Literal

# The hub's languages first, then those of the United Nations and of neighbours. Croatian is left out: its `listopad`
# is October where the Polish and Czech one is November.
_LOCALES = (
    *("en", "ru", "kk", "ky", "uz", "uz_Cyrl", "tg", "az", "tk", "tr", "fa", "mn", "hy", "ka", "uk", "be"),
    *("ar", "ar_LB", "fr", "es", "de", "it", "pt", "ro", "nl", "pl", "cs", "sk", "sl", "bg", "sr", "hu", "el"),
    *("sv", "da", "nb", "fi", "et", "lt", "lv", "ca", "id", "ms", "sq", "mk", "ur", "he"),
)
_SHORTEST = 3  # letters: shorter ones are words of other meaning, or numbers
# In a date (`7 сентября`) and by itself (`сентябрь`).
_FORMS: tuple[tuple[Literal["wide", "abbreviated"], Literal["format", "stand-alone"]], ...] = (
    ("wide", "format"),
    ("wide", "stand-alone"),
    ("abbreviated", "format"),
    ("abbreviated", "stand-alone"),
)


@cache
def _numbers() -> dict[str, int]:
    """Every name of the Common Locale Data Repository, in small letters and without its full stop."""
    from babel.dates import get_month_names  # noqa: PLC0415 - a third of a second, where a date is to be read only

    found: dict[str, int] = {}
    for locale, (width, context) in product(_LOCALES, _FORMS):
        for number, name in get_month_names(width, context, locale).items():
            folded = str(name).casefold().strip(".")
            if len(folded) >= _SHORTEST and folded.isalpha():
                found.setdefault(folded, int(number))
    return found


def month_number(name: str) -> int | None:
    """The number of the month that is called so in one of the languages; None where none is."""
    return _numbers().get(name.casefold().strip("."))
