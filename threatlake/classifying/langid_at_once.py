"""The n-gram model of py3langid asked for all bytes of a text at once.

The library walks its automaton byte by byte, which costs more than all else that is done to tell a language: each step
waits for a place in some 40 MB of memory. What state it is in depends on the last few bytes only (its n-grams are no
longer), so that the walks that end at each byte are made side by side.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import LanguageIdentifier

# Bytes of the longest n-gram of the model that comes with py3langid; a test compares with the library's own answers.
LONGEST = 5


class SideBySide(LanguageIdentifier):  # type: ignore[misc] # the library is not typed
    """The library's identifier with its own answers, found faster."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - handed on to the library as they come
        super().__init__(*args, **options)
        self._next = np.frombuffer(self.tk_nextmove, dtype=f"u{self.tk_nextmove.itemsize}")
        self._rows = np.array(self._rowbase, dtype=np.int32)
        self._features = np.array(self.tk_output, dtype=np.int32)

    def set_languages(self, langs: list[str] | None = None) -> None:
        """Restrict the candidates; what the model says of an n-gram is laid side by side in memory."""
        super().set_languages(langs)
        self.nb_ptc: NDArray[np.float16] = np.ascontiguousarray(self.nb_ptc)

    def _raw_score(self, text: bytes) -> NDArray[np.float32]:
        features = self._features[self._states(text)]
        visited, counts = np.unique(features[features >= 0], return_counts=True)
        if not len(visited):
            return np.asarray(super()._raw_score(text))
        return np.asarray(np.log1p(counts.astype(np.float32)) @ self.nb_ptc[visited] + self.nb_pc)

    def _states(self, text: bytes) -> NDArray[np.intp]:
        """Tell the state of the automaton after each byte."""
        padded = np.concatenate([np.zeros(LONGEST - 1, np.uint8), np.frombuffer(text, np.uint8)])
        states = np.zeros(len(text), np.intp)
        for step in range(LONGEST):
            states = self._next[self._rows[states] + padded[step : step + len(text)]].astype(np.intp)
            # What comes before the text is nothing, and leaves the automaton where it begins.
            states[: LONGEST - 1 - step] = 0
        return states
