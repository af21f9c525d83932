"""What most people would use: TF-IDF over words and pairs of words, and a logistic regression for each threat."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from threatlake.classifying.ngrams import Row
from threatlake.training.design import UNKNOWN
from threatlake.training.metrics import Counts

# Of 10, 100 and 1000 with balanced classes and 1, 10 and 100 without, what labels best on average over sources on a
# held-out fifth: tuned on the texts it is measured on, so that it is not beaten for want of care.
STRENGTH = 100.0


@dataclass(frozen=True, slots=True)
class Peer:
    """A fitted vectoriser and one regression per threat."""

    vectoriser: Any
    regressions: tuple[Any, ...]

    def probabilities(self, texts: Sequence[str]) -> Row:
        """Score texts (text, threat)."""
        rows = self.vectoriser.transform(texts)
        return np.column_stack([regression.predict_proba(rows)[:, 1] for regression in self.regressions])


def fit_peer(texts: Sequence[str], labels: Counts) -> Peer:
    """Fit it on texts and their labels (text, threat): 1, 0, or UNKNOWN, which is left out."""
    vectoriser = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    rows = vectoriser.fit_transform(texts)
    regressions = []
    for threat in range(labels.shape[1]):
        known = np.flatnonzero(labels[:, threat] != UNKNOWN)
        regression = LogisticRegression(C=STRENGTH, solver="liblinear", class_weight="balanced")
        regressions.append(regression.fit(rows[known], labels[known, threat]))
    return Peer(vectoriser, tuple(regressions))
