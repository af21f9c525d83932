"""Logistic regression whose weights keep the sign they must have: a term for a threat never speaks against it."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from threatlake.classifying.ngrams import Row


def fit_bounded(
    features: Row, labels: NDArray[np.bool_], weights: Row, strength: float, signs: Row
) -> tuple[Row, float]:
    """Fit slopes (feature) and an intercept with an L2 penalty, as scikit-learn does with C = `strength`.

    `signs` (feature) are 1 where a slope may not fall below nought, -1 where it may not rise above, 0 where it is free.
    """
    sides = np.where(labels, 1.0, -1.0)

    def loss(point: Row) -> tuple[float, Row]:
        slopes, intercept = point[:-1], point[-1]
        margins = sides * (features @ slopes + intercept)
        pulls = -strength * weights * sides / (1 + np.exp(np.minimum(margins, 500)))
        gradient = np.append(features.T @ pulls + slopes, pulls.sum())
        return float(strength * (weights * np.logaddexp(0, -margins)).sum() + slopes @ slopes / 2), gradient

    bounds = [(0 if sign > 0 else None, 0 if sign < 0 else None) for sign in signs]
    start = np.zeros(features.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    return np.asarray(found[:-1]), float(found[-1])
