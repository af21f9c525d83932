"""Whether two stated numbers may be one amount, told more or less exactly."""

from math import floor, log10

from threatlake.records import Qualifier

# Numbers this close are one: units turned into each other lose digits (400 lb, 181.4 kg).
SAME = 0.005
# How far a hedged number may lie from the true one: `over 12` is said of 12 to 13, `about 12` of 11.3 to 12.7.
HEDGED = {
    Qualifier.ABOUT: (-0.06, 0.06),
    Qualifier.NEARLY: (-0.01, 0.06),
    Qualifier.OVER: (0.0, 0.125),
    Qualifier.AT_LEAST: (0.0, 0.125),
    Qualifier.UNDER: (-0.125, 0.0),
    Qualifier.UP_TO: (-0.125, 0.0),
}
# Digits that a rounded number keeps at least: 12 for 12.4, not 10.
ROUNDED_DIGITS = 2


def are_one(one: float, hedge: Qualifier | None, other: float, other_hedge: Qualifier | None) -> bool:
    """Whether they are equal, or the one is what the other hedges or rounds."""
    if one <= 0 or other <= 0:
        return one == other
    if abs(one - other) <= SAME * max(one, other):
        return True
    return _hedges(one, hedge, other) or _hedges(other, other_hedge, one) or _rounds(one, other) or _rounds(other, one)


def digits(value: float) -> int:
    """How many digits a number states, without zeros at either end: 12,400 has three."""
    return len(f"{value:.15g}".replace(".", "").partition("e")[0].strip("0"))


def _hedges(stated: float, hedge: Qualifier | None, true: float) -> bool:
    bounds = HEDGED.get(hedge) if hedge is not None else None
    return bounds is not None and bounds[0] * stated <= true - stated <= bounds[1] * stated


def _rounds(stated: float, true: float) -> bool:
    kept = digits(stated)
    if kept < ROUNDED_DIGITS or kept >= digits(true):
        return False
    places = kept - 1 - floor(log10(true))
    return abs(round(true, places) - stated) <= SAME * stated
