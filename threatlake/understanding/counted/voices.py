"""Whether those counted did what a verb says, or it was done to them (`six people who smuggled migrants`)."""

import re

from threatlake.seeds.figure_words import Trigger
from threatlake.understanding.counted.nouns import BREAK, STOPS, Counted
from threatlake.understanding.counted.statements import NUMBER, Statement

# What is done to those counted; of the other triggers they are who does it.
DONE_TO = frozenset({
    Trigger.ARRESTS, Trigger.CHARGES, Trigger.CONVICTIONS, Trigger.VICTIMS, Trigger.MIGRATION, Trigger.SEIZURES,
    Trigger.FINDS, Trigger.INSPECTIONS, Trigger.BLOCKING, Trigger.COUNT, Trigger.CASES, Trigger.LOSSES,
})  # fmt: skip
ENGLISH_ACTIVE = re.compile(r"(?:ed|took|caught|held|found|stole|sold|drew|froze|brought)$")
RUSSIAN_ACTIVE = re.compile(r"(?:ли|ал|ил|ел)$")
BE = frozenset("is are was were be been being got get".split())
# After a verb these begin what it is done to.
DETERMINERS = frozenset("a an the his her its their one".split())


# To lose is to be harmed.
SUFFERED = frozenset("lost lose loses потерял потеряла потеряли лишился лишилась лишились".split())


def is_agent(said: Statement, noun: Counted) -> bool:
    """Whether `by` makes what is counted the doer (`detained by five officers`)."""
    number = noun.first - 1
    return said.language == "en" and number > 0 and said.words[number - 1].lower() == "by"


def is_done_by(said: Statement, noun: Counted, hit: tuple[int, int, Trigger]) -> bool:
    """Whether a verb after a noun has an object of its own, so that the noun is its subject."""
    first, last, trigger = hit
    if is_agent(said, noun) and trigger in DONE_TO and last < noun.first:
        return True
    if said.words[first].lower() in SUFFERED:
        return False
    if trigger not in DONE_TO or noun.is_before or first < noun.last or first < noun.first:
        return False
    if last >= len(said.words) or BREAK.search(said.gaps[last]) or ":" in said.gaps[last]:
        return False
    verb, following = said.words[last - 1].lower(), said.words[last]
    if said.language == "en":
        if not ENGLISH_ACTIVE.search(said.words[first].lower()) or BE & {
            w.lower() for w in said.words[noun.last : first]
        }:
            return False
        return following.lower() in DETERMINERS or following.lower() not in STOPS["en"]
    if said.language == "ru":
        is_object = following == NUMBER or following.lower() not in STOPS["ru"]
        return bool(RUSSIAN_ACTIVE.search(verb)) and is_object and trigger is not Trigger.COUNT
    return False
