"""Whether those counted did what a verb says, or it was done to them (`six people who smuggled migrants`)."""

import re

from threatlake.seeds.figure_words import Trigger
from threatlake.understanding.counted.function_words import STOPS
from threatlake.understanding.counted.nouns import BREAK, Counted
from threatlake.understanding.counted.statements import Statement

# What is done to those counted; of the other triggers they are who does it.
DONE_TO = frozenset({
    Trigger.ARRESTS, Trigger.CHARGES, Trigger.CONVICTIONS, Trigger.VICTIMS, Trigger.MIGRATION, Trigger.SEIZURES,
    Trigger.FINDS, Trigger.INSPECTIONS, Trigger.BLOCKING, Trigger.COUNT, Trigger.CASES, Trigger.LOSSES,
})  # fmt: skip
ENGLISH_ACTIVE = re.compile(r"(?:ed|took|caught|held|found|stole|sold|drew|froze|brought)$")
RUSSIAN_ACTIVE = re.compile(r"(?:ли|ал|ил|ел)$")
BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "got", "get"])
# After a verb these begin what it is done to.
DETERMINERS = frozenset(["a", "an", "the", "his", "her", "its", "their", "one"])


# Words of time and place, which are nobody's object.
ADVERBS = frozenset({
    "last", "this", "yesterday", "today", "earlier", "later", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "abroad", "there", "here", "near", "again", "twice", "so", "far", "late", "early",
    "вчера", "сегодня", "ранее", "позже", "накануне", "утром", "вечером", "ночью", "днем", "здесь", "там",
})  # fmt: skip
# Who loses is harmed, who receives a term is sentenced, who appears before a judge is charged, who enters has come.
SUFFERED = frozenset({
    "lost", "lose", "loses", "потерял", "потеряла", "потеряли", "лишился", "лишилась", "лишились", "received", "faced",
    "pleaded", "served", "admitted", "confessed", "appeared", "suffered", "endured", "sustained", "entered", "crossed",
    "tried", "attempted", "overstayed", "sneaked",
})  # fmt: skip


def is_agent(said: Statement, noun: Counted) -> bool:
    """Whether `by` makes what is counted the doer (`detained by five officers`)."""
    number = noun.first - 1
    if said.language != "en" or number not in said.places or said.words[number - 1].lower() != "by":
        return False
    return said.quantities[said.places.index(number)].unit_normalised is None


def is_done_by(said: Statement, noun: Counted, hit: tuple[int, int, Trigger]) -> bool:
    """Whether a verb after a noun has an object of its own, so that the noun is its subject."""
    first, last, trigger = hit
    if trigger not in DONE_TO:
        return False
    if last < noun.first:
        return is_agent(said, noun)
    is_after = not noun.is_before and first >= noun.last and said.words[first].lower() not in SUFFERED
    return is_after and _has_object(said, last) and _is_active(said, noun, hit)


def _has_object(said: Statement, last: int) -> bool:
    """Whether words follow a verb that are no preposition and begin no other clause."""
    if last >= len(said.words) or BREAK.search(said.gaps[last]):
        return False
    following = said.words[last].lower()
    if following in DETERMINERS:
        return True
    return following not in ADVERBS and not following.endswith("ly") and following not in STOPS.get(said.language, ())


def _is_active(said: Statement, noun: Counted, hit: tuple[int, int, Trigger]) -> bool:
    first, last, trigger = hit
    if said.language == "en":
        is_passive = any(word.lower() in BE for word in said.words[noun.last : first])
        return not is_passive and bool(ENGLISH_ACTIVE.search(said.words[first].lower()))
    is_russian = said.language == "ru" and trigger is not Trigger.COUNT
    return is_russian and bool(RUSSIAN_ACTIVE.search(said.words[last - 1].lower()))
