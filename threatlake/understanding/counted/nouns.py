"""What a quantity counts: the noun after it, or before it in a label (`Suspects caught: 22`)."""

import re
from dataclasses import dataclass

from threatlake.seeds.figure_words import Noun, Trigger
from threatlake.understanding.counted.function_words import STOPS
from threatlake.understanding.counted.statements import NUMBER, Statement

# A phrase between a number and its noun is seldom longer, in words ("two former senior public officials").
REACH = 6
# A predicate noun stands so near, in words, after these.
SAID_REACH = 4
COPULAS = frozenset({"were", "are", "was", "being", "of", "them", "whom", "these", "those"})
# Most words of a label that no list knows.
LABEL_WORDS = 2
BREAK = re.compile(r"[.,;:()\[\]!?—–•\n]|\s-\s")
# Verbs of frequent use that no ending shows, as after a number that stands alone (`five were held; four have papers`).
IRREGULAR = frozenset({
    "became", "become", "began", "bring", "broke", "brought", "came", "chose", "come", "die", "fell", "fled", "gave",
    "get", "give", "go", "got", "had", "have", "held", "hid", "hold", "keep", "kept", "knew", "know", "lay", "leave",
    "left", "lie", "lived", "lose", "lost", "made", "make", "paid", "pay", "put", "ran", "said", "sat", "saw", "say",
    "sent", "show", "slept", "sought", "spoke", "stayed", "stood", "take", "thought", "told", "took", "tried", "went",
    "won",
})  # fmt: skip
# `78 of 95 requests` counts requests twice.
OUT_OF = frozenset({"of", "из"})
LABEL = re.compile(r":\s*\W*$|\s[—–-]\s*$")
COMMA = re.compile(r",\s*$")
_KK_POSSESSED = re.compile(r"(?:ы|і|сы|сі|ын|ін|сын|сін|ының|інің|ына|іне|ында|інде|лары|лері|дары|дері|тары|тері)$")
_KK_CASE = re.compile(r"(?:ның|нің|дың|дің|тың|тің|дан|ден|тан|тен|нан|нен|ға|ге|қа|ке|ды|ді|ты|ті|ны|ні)$")


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a quantity counts, and the words from `first` to before `last` that name it; None where none."""

    noun: Noun | None
    first: int
    last: int
    is_before: bool = False

    @property
    def has_words(self) -> bool:
        """Whether words name what is counted, in a list or not."""
        return self.last > self.first


def counted(said: Statement, number: int, *, is_possessed: bool) -> Counted:
    """Find what the quantity at a place among the words counts."""
    if is_possessed:
        return _predicate(said, number)
    if number + 2 in said.places and said.words[number + 1].lower() in OUT_OF:
        return counted(said, number + 2, is_possessed=False)
    reach = _phrase_end(said, number)
    if _is_weighed(said, number):
        # What is weighed is the first substance named, whatever carries it.
        reach = min([reach, *(last for first, last, _ in said.named if number < first < reach)])
    after = _head(said, number + 1, reach)
    if after is not None:
        return after
    return _label(said, number) or _said_to_be(said, number) or _unlisted(said, number, reach)


def _predicate(said: Statement, number: int) -> Counted:
    """What a Kazakh numeral with the possessive is said to be: only the noun right after it (`88-і зейнеткер`)."""
    for first, last, noun in said.nouns:
        if first == number + 1 and noun not in {Noun.ANIMALS, Noun.UNITS} and not _KK_CASE.search(said.words[last - 1]):
            return Counted(noun, first, last)
    return Counted(None, number + 1, number + 1)


def _said_to_be(said: Statement, number: int) -> Counted | None:
    """What those counted are said to be: `9 were women`, `трое из них — женщины`."""
    for first, last, noun in said.nouns:
        if number + 1 < first <= number + SAID_REACH and noun not in {Noun.THINGS, Noun.UNITS}:
            is_dash = " — " in said.gaps[first] or " – " in said.gaps[first]
            between = {word.lower() for word in said.words[number + 1 : first]}
            if (is_dash and not any(BREAK.search(said.gaps[at]) for at in range(number + 1, first))) or (
                between <= COPULAS
            ):
                return Counted(noun, first, last)
    return None


def _phrase_end(said: Statement, number: int) -> int:
    stops = STOPS.get(said.language, frozenset())
    at = number + 1
    while at < len(said.words) and at <= number + REACH:
        word = said.words[at]
        is_of = word.lower() == "of" and at == number + 1
        is_of |= word.lower() == "the" and at == number + 2 and said.words[at - 1].lower() == "of"
        if BREAK.search(said.gaps[at]) or word == NUMBER or (word.lower() in stops and not is_of):
            break
        at += 1
    return at


def _head(said: Statement, start: int, end: int) -> Counted | None:
    """The noun that heads a phrase: the last of a compound in English, the first in Russian, with its unit skipped."""
    inside = sorted((hit for hit in said.nouns if start <= hit[0] and hit[0] < end), key=lambda hit: (hit[0], -hit[1]))
    if said.language == "en":
        inside = _before_verb(said, inside)
        inside = [hit for hit in inside if not _is_hyphened(said, hit)] or inside
    if not inside:
        return None
    head = inside[0]
    for hit in inside[1:]:
        is_counter = head[2] in {Noun.UNITS, Noun.CONTAINERS} and hit[2] not in {Noun.DRUGS, Noun.PRECURSORS}
        is_next = head[1] <= hit[0] <= head[1] + is_counter
        is_compound = said.language == "en" and hit[0] == head[1]
        is_possessed = said.language == "kk" and _is_possessed(said, head, hit)
        if is_next and (is_compound or is_counter or is_possessed):
            head = (hit[0], hit[1], hit[2])
    if said.language == "en" and head[2] in {Noun.UNITS, Noun.CONTAINERS}:
        head = _content(said, head)
    return Counted(head[2], start, head[1])


def _is_hyphened(said: Statement, hit: tuple[int, int, Noun]) -> bool:
    """Whether a noun only tells of what sort the next is (`drug-related offences`)."""
    return hit[1] < len(said.gaps) and said.gaps[hit[1]] == "-"


def _before_verb(said: Statement, hits: list[tuple[int, int, Noun]]) -> list[tuple[int, int, Noun]]:
    """An English verb parts what is counted from what comes next."""
    verbs = [first for first, _, trigger in said.triggers if said.words[first].lower().endswith("ed")]
    return [hit for hit in hits if not any(hits[0][0] < verb < hit[0] for verb in verbs)]


def _content(said: Statement, head: tuple[int, int, Noun]) -> tuple[int, int, Noun]:
    """What `pairs of` or `boxes of` holds, where a list knows it and it is no drug."""
    if head[1] + 1 < len(said.words) and said.words[head[1]].lower() == "of":
        for first, last, noun in said.nouns:
            if head[1] < first <= head[1] + 3 and noun not in {Noun.DRUGS, Noun.PRECURSORS, Noun.CONTAINERS}:
                return first, last, noun
    return head


def _is_possessed(said: Statement, head: tuple[int, int, Noun], hit: tuple[int, int, Noun]) -> bool:
    """Whether in Kazakh the one noun stands before the other as its owner, in the bare nominative."""
    first, last = said.words[head[1] - 1].lower(), said.words[hit[1] - 1].lower()
    return hit[0] == head[1] and not _KK_CASE.search(first) and bool(_KK_POSSESSED.search(last))


def _label(said: Statement, number: int) -> Counted | None:
    """The words before a colon or dash, back to a stop or another number."""
    gap = said.gaps[number]
    if not (LABEL.search(gap) or (COMMA.search(gap) and _is_weighed(said, number))):
        return None
    start = number
    while start > 0 and start > number - REACH - 1:
        start -= 1
        if said.words[start] == NUMBER:
            start += 1
            break
        if BREAK.search(said.gaps[start]):
            break
    inside = sorted((hit for hit in said.nouns if start <= hit[0] and hit[1] <= number), key=lambda hit: hit[0])
    inside = [hit for hit in inside if hit[2] is not Noun.UNITS]
    if not inside:
        return _unlisted_label(said, start, number)
    head = inside[-1] if said.language == "kk" else inside[0]
    for hit in inside:
        if said.language == "en" and hit[0] == head[1]:
            head = hit
    return Counted(head[2], head[0], head[1], is_before=True)


def _unlisted_label(said: Statement, start: int, number: int) -> Counted | None:
    """A label that no list knows (`liquid waste, 1.4 tonnes`): few words, none of them a verb or a substance."""
    words = [word.lower() for word in said.words[start:number]]
    known = (*said.triggers, *said.hints, *said.named)
    if not 0 < len(words) <= LABEL_WORDS or STOPS.get(said.language, frozenset()) & {*words}:
        return None
    if any(start <= hit[0] < number for hit in known) or any(_is_verb(said, at) for at in range(start, number)):
        return None
    return Counted(None, start, number, is_before=True) if _is_weighed(said, number) else None


def _is_weighed(said: Statement, number: int) -> bool:
    return said.quantities[said.places.index(number)].unit_normalised is not None


def _unlisted(said: Statement, number: int, reach: int) -> Counted:
    """The words after a number up to a verb that a list knows: something is counted, but what no list says."""
    start = number + 1
    ends = [first for first, _, _ in (*said.triggers, *said.cues) if start <= first < reach]
    if said.language == "kk":
        reach = min(reach, start + 1)
    end = min([reach, start + 3, *ends])
    if end > start and _is_verb(said, start):
        end = start
    return Counted(None, start, end)


def _is_verb(said: Statement, at: int) -> bool:
    """Whether a word that no list knows looks like a verb or adverb, which names nothing."""
    word = said.words[at].lower()
    match said.language:
        case "ru":
            return bool(re.search(r"(?:ли|ло|лись|лось|ны|но|ют|ут|ят|ают|ался|ать|ить)$", word))
        case "kk":
            return bool(re.search(r"(?:ды|ді|ты|ті|ған|ген|қан|кен|ып|іп|ады|еді|йды|йді|уда|уде)$", word))
        case _:
            return bool(re.search(r"(?:ed|ly)$", word)) or word in IRREGULAR


def has_break(said: Statement, start: int, end: int) -> bool:
    """Whether a sign parts the words from `start` on from the word at `end`."""
    return any(BREAK.search(said.gaps[at]) for at in range(start, end + 1))


def is_part_of_noun(noun: Counted, hit: tuple[int, int, Trigger]) -> bool:
    """Whether a trigger lies inside the words that name what is counted."""
    return noun.first <= hit[0] and hit[1] <= noun.last
