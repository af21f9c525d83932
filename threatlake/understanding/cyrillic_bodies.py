"""Russian and Kazakh names of bodies, around the noun of the body.

In Russian adjectives stand before the noun, the first with a capital, and what it is for or of after it; in Kazakh the
noun ends the name and bears the possessive.
"""

import re
from collections.abc import Iterator

from threatlake.understanding.body_words import Body, BodyWords, slug
from threatlake.understanding.capitalised import begins_sentence
from threatlake.understanding.inflection import fold
from threatlake.understanding.person_names import KAZAKH_LETTER, Part, PersonNames

WORD = re.compile(r"[\u0400-\u04ff]+(?:-[\u0400-\u04ff]+)*")
ADJECTIVE = re.compile(r"(?:[ыио]й|[ая]я|[ое]е|[ое]го|[ое]му|[ыи]м|ом|ем|[ую]ю|ей)$")
# Ending of an adjective by the noun's gender: of a man's, a woman's and neither.
# An adjective whose noun does not follow is no end of a name.
HALF = re.compile(r"(?:[ое]го|[ыи]х|[ое]му|[ыи]ми?)$")
SOFT = frozenset("кгхжшчщ")
PLACES = frozenset(
    fold(word)
    for word in ["области", "района", "края", "республики", "города", "округа", "федерации", "рк", "рф", "кр"]
)
JOINING = frozenset({"по", "и", "за", "с", "при", "для"})
KAZAKH_ENDINGS = (
    "лық",
    "лік",
    "дық",
    "дік",
    "тық",
    "тік",
    "ның",
    "нің",
    "дың",
    "дің",
    "тың",
    "тің",
    "дағы",
    "дегі",
    "аралық",
)
KAZAKH_NOT_FIRST = re.compile(r"(?:[дт][ае]|н[дт][ае]|[дтн][ае]н|[ғгқк][ае])$")
# The object of a sentence before its subject.
KAZAKH_CASE = re.compile(r"[дтн][ыі]$")
MOST_ADJECTIVES, LONGEST_ACRONYM = 5, 4
MOST_LEFT, MOST_RIGHT = 7, 9

Words = list[tuple[int, int, str]]


def find_cyrillic(text: str, start: int, end: int, words: BodyWords, names: PersonNames) -> Iterator[Body]:
    """Find the names of bodies around their nouns in a passage."""
    tokens = [(m.start(), m.end(), m.group()) for m in WORD.finditer(text, start, end)]
    for at, (_, _, word) in enumerate(tokens):
        folded = fold(word)
        if folded in words.heads_kk:
            body = _kazakh(text, tokens, at, words)
        elif folded in words.heads_ru:
            body = _russian(text, tokens, at, words, names)
        else:
            continue
        if body is not None:
            yield body


def _is_joined(text: str, tokens: Words, left: int) -> bool:
    return left + 1 < len(tokens) and text[tokens[left][1] : tokens[left + 1][0]] in {" ", "\u00a0"}


def _russian(text: str, tokens: Words, at: int, words: BodyWords, names: PersonNames) -> Body | None:
    first = at
    while (
        first > 0
        and at - first < MOST_ADJECTIVES
        and _is_joined(text, tokens, first - 1)
        and ADJECTIVE.search(tokens[first - 1][2])
    ):
        first -= 1
        if tokens[first][2][0].isupper():
            break
    has_own = first < at and tokens[first][2][0].isupper()
    if not has_own:
        first = at
    is_capital = tokens[first][2][0].isupper()
    last, has_place = _complement(text, tokens, at, words, names)
    if not (has_own or (is_capital and last > at) or (has_place and last > at)):
        return None
    head = words.heads_ru[fold(tokens[at][2])]
    if (
        head in words.weak
        and last == at
        and (tokens[first][0] == tokens[0][0] or begins_sentence(text, 0, tokens[first][0]))
    ):
        return None
    adjectives = [_agreeing(tokens[each][2], head) for each in range(first, at)]
    kept = [tokens[each][2] for each in range(at + 1, last + 1)]
    is_generic = not has_place and all(_is_plain(word, words) for word in (*adjectives, *kept))
    return Body(tokens[first][0], tokens[last][1], slug([*adjectives, head, *kept]), "russian_body", is_generic)


PLAIN_RU = (
    "верховн",
    "национальн",
    "государствен",
    "следственн",
    "федеральн",
    "центральн",
    "районн",
    "городск",
    "областн",
)


def _is_plain(word: str, words: BodyWords) -> bool:
    folded = fold(word)
    return folded in JOINING or folded.startswith((*PLAIN_RU, *words.complements_ru))


def _complement(text: str, tokens: Words, at: int, words: BodyWords, names: PersonNames) -> tuple[int, bool]:
    """The last word of what follows the noun and belongs to it, and whether a place or country is in it."""
    last, has_place = at, False
    for each in range(at + 1, min(len(tokens), at + 1 + MOST_RIGHT)):
        if not _is_joined(text, tokens, each - 1):
            break
        word = tokens[each][2]
        folded = fold(word)
        if folded in PLACES:
            last, has_place = each, True
        elif word[0].isupper():
            if last < each - 1 or not _is_place(text, tokens, each, names):
                break
            last, has_place = each, True
        elif folded.startswith(words.complements_ru):
            last = each
        elif folded not in JOINING:
            break
    while last > at and HALF.search(tokens[last][2]) and tokens[last][2][0].islower():
        last -= 1
    return last, has_place


def _is_place(text: str, tokens: Words, at: int, names: PersonNames) -> bool:
    word = tokens[at][2]
    follows = tokens[at + 1][2] if _is_joined(text, tokens, at) else ""
    if fold(follows) in PLACES or (word.isupper() and len(word) <= LONGEST_ACRONYM):
        return True
    return names.part(word) in {Part.WORD, Part.SURNAME} and not follows[:1].isupper()


def _agreeing(word: str, head: str) -> str:
    """The dictionary form of an adjective beside a noun: what the noun's gender asks for."""
    match = ADJECTIVE.search(word)
    if match is None:
        return word
    stem = word[: match.start()]
    if head[-1] in "ая":
        return stem + ("яя" if match.group() in {"яя", "юю"} else "ая")
    if head[-1] in "ое":
        return stem + ("ее" if match.group() in {"ее", "его"} and stem[-1] not in SOFT else "ое")
    return stem + ("ий" if stem[-1:] in SOFT else "ый")


def _kazakh(text: str, tokens: Words, at: int, words: BodyWords) -> Body | None:
    first = best = at
    while first > 0 and at - first < MOST_LEFT and _is_joined(text, tokens, first - 1):
        word = tokens[first - 1][2]
        folded = fold(word)
        follows = fold(tokens[first][2])
        is_against = follows == "қарсы" or folded.endswith(("ны", "ні", "ын", "ін"))
        if (
            KAZAKH_NOT_FIRST.search(folded)
            and not is_against
            and folded not in words.complements_kk
            and "стан" not in folded
        ):
            break
        if word[0].isupper():
            if (
                KAZAKH_CASE.search(folded)
                and tokens[first][2][0].isupper()
                and begins_sentence(text, 0, tokens[first - 1][0])
            ):
                break
            first = best = first - 1
        elif (
            folded in words.complements_kk or folded.endswith(KAZAKH_ENDINGS) or is_against or folded in words.heads_kk
        ):
            first -= 1
        else:
            break
    if best == at:
        return None
    kept = [tokens[each][2] for each in range(best, at)]
    noun = words.heads_kk[fold(tokens[at][2])]
    if noun in words.weak and all(fold(word) in words.complements_kk for word in kept):
        return None
    is_generic = all(fold(word) in words.complements_kk or fold(word).startswith(("жоғарғы", "бас")) for word in kept)
    ending = "ы" if not KAZAKH_LETTER.search(noun) or noun[-1] == "қ" else "і"
    return Body(tokens[best][0], tokens[at][1], slug([*kept, _possessive(noun, ending)]), "kazakh_body", is_generic)


def _possessive(noun: str, ending: str) -> str:
    voiced = {"қ": "ғ", "к": "г"}
    if noun.endswith(("лік", "тік")):
        return noun[:-1] + "гі"
    if noun[-1] in voiced:
        return noun[:-1] + voiced[noun[-1]] + "ы"
    return noun + ("сы" if noun[-1] in "аяу" else "" if noun[-1] in "іы" else ending)
