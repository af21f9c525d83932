"""What is kept of a text so that its copies are found later: a sample of its runs of words, the same in every copy.

The sample is winnowed (Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document fingerprinting"):
of each WINDOW runs that follow each other the one with the least number is taken. Texts that share WINDOW + RUN_WORDS
- 1 words in a row share a fingerprint for certain, wherever they stand; edited reprints share some almost certainly.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from threatlake.comparing.shingles import Words

RUN_WORDS = 6
WINDOW = 12
# Bits of a fingerprint: few enough to store, enough that a batch meets few by chance.
_BITS = 32


def fingerprints(words: Words) -> tuple[int, ...]:
    """The fingerprints of a text, rising; a text of fewer words than a run has the one of all its words."""
    if not len(words):
        return ()
    runs = words.runs(min(RUN_WORDS, len(words))) >> np.uint64(64 - _BITS)
    least = sliding_window_view(runs, min(WINDOW, len(runs))).min(axis=1)
    return tuple(np.unique(least).tolist())
