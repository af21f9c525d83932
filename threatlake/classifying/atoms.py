"""The forms that terms look for in a word, numbered: the word as written, its stem, its beginning."""

from threatlake.seeds.terms import Word
from threatlake.tokens import fold, stem

# Languages whose words are compared by stem; others are compared as written.
STEMMED = frozenset({"en", "ru"})


class Atoms:
    """Every form that some term looks for, by its number."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._prefixes: dict[str, int] = {}
        self._count = 0

    def number(self, word: Word, language: str) -> int:
        """Number the form that a word of a term looks for."""
        if word.is_prefix:
            form, forms = word.text, self._prefixes
        elif language in STEMMED and not word.is_exact:
            form, forms = stem(word.text), self._stems
        else:
            form, forms = word.text, self._words
        if form not in forms:
            forms[form] = self._count
            self._count += 1
        return forms[form]

    def of(self, word: str) -> tuple[int, ...]:
        """Find the forms that a word of a text has: as written, as a stem, then its beginnings from the shortest."""
        folded = fold(word)
        found = [self._words.get(folded), self._stems.get(stem(folded))]
        found += [self._prefixes.get(folded[:length]) for length in range(1, len(folded) + 1)]
        return tuple([atom for atom in found if atom is not None])
