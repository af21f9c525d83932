"""Weigh the words around a quantity: the nearest that may say what it measures decides.

Every candidate has a score. A trigger of the sentence has 20 less what lies between (words, commas, other numbers),
a hint less, words of earlier sentences at most 8; what is counted has the score of its class (`measures.py`).
"""

import re
from dataclasses import dataclass

from threatlake.records import FigureKind as Kind
from threatlake.seeds.figure_words import Cue, Trigger
from threatlake.understanding.counted.measures import LOUDNESS, MONEY, NOUNS, Choice
from threatlake.understanding.counted.nouns import Counted
from threatlake.understanding.counted.statements import NUMBER, Statement
from threatlake.understanding.counted.voices import is_done_by

NEAR, HINT, EARLIER, EARLIER_HINT = 20.0, 9.0, 8.0, 5.0
# How much a hint gains where its trigger was heard before, and the most that distance costs it.
CONFIRMED, MOST_HINT_COST = 6.0, 4.0
# Words for a meeting mostly say where it was; others than a kind's own only that something is of none.
QUIET = {Trigger.MEETINGS: -2.0, Trigger.COUNT: -1.5}
# Heard in their own sentence only.
LOCAL = frozenset({Trigger.COUNT, Trigger.CASH, Trigger.PRICES, Trigger.VALUES, Trigger.RETURNS})
# Deeds that are counted like persons.
DEEDS = frozenset({"arrest", "arrests", "detention", "detentions", "задержаний", "задержания", "арестов", "ареста"})
# What stands between costs so much; a word costs 1.
COSTS = ((re.compile(r"[;!?•\n]"), 6.0), (re.compile(r"[,(]|\s[—–-]\s"), 1.5), (re.compile(r":"), 0.5))
NUMBER_COST, RELATIVE_COST, FINITE_COST, LIST_COST = 1.5, 3.0, 5.0, 0.2
RELATIVE = frozenset({"who", "which", "that", "whom", "который", "которые", "которых", "которая", "которого"})
# Short words that part nothing.
LIGHT = frozenset({
    "the", "a", "an", "of", "to", "and", "were", "was", "are", "is", "been", "have", "had", "has", "be", "with", "at",
    "и", "с", "со", "в", "на", "по", "из", "был", "были", "было", "у", "мен", "бен", "пен", "және", "бір", "for",
    "since", "already", "now", "later", "also", "уже", "также", "тоже", "еще",
})  # fmt: skip
FINITE_KK = re.compile(r"(?:ды|ді|ты|ті|йды|йді|ады|еді)$")


@dataclass(frozen=True, slots=True)
class Said:
    """A trigger heard in an earlier sentence, and how many sentences ago."""

    trigger: Trigger
    ago: int
    is_hint: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """A kind with the score of the words that speak for it, and the trigger where one does."""

    kind: Kind
    score: float
    trigger: Trigger | None


def weigh(said: Statement, listed: tuple[int, int], noun: Counted, choice: Choice, earlier: list[Said]) -> list[Scored]:
    """Score what the triggers and hints make of a quantity; `listed` are the places of its list's first and last."""
    found = [Scored(choice.default, choice.sure, None)]
    for first, last, trigger in said.triggers:
        if choice.kinds.get(trigger) is choice.default and _is_deed(said, noun, first, last):
            # `57 arrests and 13 convictions`: the deed itself is counted.
            return [Scored(choice.default, NEAR, trigger)]
        if _is_head(noun, first, last, choice) or is_done_by(said, noun, (first, last, trigger)):
            continue
        if trigger in choice.kinds:
            cost = _distance(said, (first, last), listed, noun) - _loudness(trigger, choice)
            found.append(Scored(choice.kinds[trigger], NEAR - cost, trigger))
    return found + (_from_afar(said, listed, noun, choice, earlier) if choice.is_open else [])


def _is_head(noun: Counted, first: int, last: int, choice: Choice) -> bool:
    """Whether a trigger is the very noun that is counted, which tells nothing of what was done with it."""
    return noun.noun is not None and choice is NOUNS[noun.noun] and (first, last) == (noun.last - 1, noun.last)


def _is_deed(said: Statement, noun: Counted, first: int, last: int) -> bool:
    """Whether what is counted is a noun of the deed that a trigger names, and no person."""
    return (first, last) == (noun.last - 1, noun.last) and said.words[first].lower() in DEEDS


def _from_afar(
    said: Statement, listed: tuple[int, int], noun: Counted, choice: Choice, earlier: list[Said]
) -> list[Scored]:
    """What hints and earlier sentences make of a quantity; a hint of what was told before is worth more."""
    found: list[Scored] = []
    told = {heard.trigger for heard in earlier if not heard.is_hint}
    for first, last, trigger in said.hints:
        if trigger in choice.kinds and trigger in choice.from_afar:
            cost = min(_distance(said, (first, last), listed, noun) / 4, MOST_HINT_COST)
            found.append(Scored(choice.kinds[trigger], HINT + CONFIRMED * (trigger in told) - cost, trigger))
    for heard in earlier:
        if heard.trigger in choice.kinds and heard.trigger in choice.from_afar - LOCAL:
            top, step = (EARLIER_HINT, 1.0) if heard.is_hint else (EARLIER, 1.5)
            found.append(Scored(choice.kinds[heard.trigger], top - step * (heard.ago - 1), heard.trigger))
    return found


def _loudness(trigger: Trigger, choice: Choice) -> float:
    if choice is MONEY:
        return LOUDNESS.get(trigger, 0.0)
    return QUIET.get(trigger, 0.0)


def _distance(said: Statement, hit: tuple[int, int], listed: tuple[int, int], noun: Counted) -> float:
    first, last = hit
    begin, end = listed
    if last <= begin:
        return _between(said, last, begin) + _finite(said, last)
    if begin < first < end:
        return 3.0
    start = max(end + 1, noun.last) if not noun.is_before else end + 1
    return _between(said, start, first) if first >= start else 0.0


def _finite(said: Statement, last: int) -> float:
    """A Kazakh verb ends its clause: what comes after it belongs to the next."""
    is_verb = said.language == "kk" and FINITE_KK.search(said.words[last - 1].lower())
    return FINITE_COST if is_verb else 0.0


def _between(said: Statement, start: int, end: int) -> float:
    """What the words from `start` to before `end` cost, with the signs before them and before the word at `end`."""
    cost = 0.0
    # `Of whom` and the like part nothing from what is said of the part.
    free = {at for first, last, cue in said.cues if cue is Cue.PART for at in range(first, last)}
    for at in range(start, min(end + 1, len(said.words))):
        if at > 0:
            cost += sum(price for pattern, price in COSTS if pattern.search(said.gaps[at]))
        if at < end:
            word = said.words[at]
            if at in free:
                continue
            if word == NUMBER:
                cost += NUMBER_COST
            elif word.lower() in RELATIVE:
                cost += RELATIVE_COST
            else:
                cost += 0.2 if word.lower() in LIGHT else 1.0
    return cost
