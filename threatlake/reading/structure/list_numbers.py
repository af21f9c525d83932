"""Numbers that software prints before paragraphs: counters by level, and the forms they take."""

from dataclasses import dataclass, field

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"  # as Word and LibreOffice count: without ё, й, ъ, ы, ь
_LONGEST_ROMAN = 3999


@dataclass(slots=True)
class Counters:
    """The count of each level of one list."""

    counts: dict[int, int] = field(default_factory=dict)

    def advance(self, level: int, starts: dict[int, int]) -> dict[int, int]:
        """Count one more item at a level: deeper levels begin anew, shallower ones without an item have begun."""
        for other in [deeper for deeper in self.counts if deeper > level]:
            del self.counts[other]
        for other in range(level):
            self.counts.setdefault(other, starts.get(other, 1))
        self.counts[level] = self.counts[level] + 1 if level in self.counts else starts.get(level, 1)
        return self.counts


def written(count: int, form: str) -> str:  # noqa: PLR0911 - a table of forms
    """A number in a form as DOCX (`lowerRoman`) or ODF and HTML (`i`) name it; figures where the form is unknown."""
    match form:
        case "lowerRoman" | "i":
            return _roman(count)
        case "upperRoman" | "I":
            return _roman(count).upper()
        case "lowerLetter" | "a":
            return _lettered(count, _LATIN)
        case "upperLetter" | "A":
            return _lettered(count, _LATIN).upper()
        case "russianLower" | "а":
            return _lettered(count, _RUSSIAN)
        case "russianUpper" | "А":
            return _lettered(count, _RUSSIAN).upper()
        case "decimalZero":
            return f"{count:02}"
        case "none" | "":
            return ""
        case _:
            return str(count)


def _roman(count: int) -> str:
    if not 0 < count <= _LONGEST_ROMAN:
        return str(count)
    found = ""
    for value, letters in _ROMAN:
        while count >= value:
            found += letters
            count -= value
    return found


def _lettered(count: int, alphabet: str) -> str:
    """a, b … z, aa, bb: a letter is doubled after the last."""
    if count < 1:
        return str(count)
    times, place = divmod(count - 1, len(alphabet))
    return alphabet[place] * (times + 1)
