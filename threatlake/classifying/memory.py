"""What is worked out of a word once and remembered."""

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")

# Distinct words remembered: about the vocabulary of 10,000 documents.
MEMORY = 200_000


class Memory(dict[str, Value]):
    """Values by word, worked out when first asked for; all are forgotten when there are too many.

    Unlike `lru_cache` it keeps no order: to look a word up is all that is done for nearly every word of a text.
    """

    def __init__(self, work_out: Callable[[str], Value], most: int = MEMORY) -> None:
        super().__init__()
        self._work_out = work_out
        self._most = most

    def __missing__(self, word: str) -> Value:
        """Work it out."""
        if len(self) >= self._most:
            self.clear()
        value = self[word] = self._work_out(word)
        return value
