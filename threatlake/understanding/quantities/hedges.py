"""The words around a number that hedge it, and what they say: about, over, at least, under, up to, nearly."""

import re

from threatlake.records import Qualifier

# Right before the number. Leftmost first: "no less than" is not "less than".
_BEFORE = {
    "at_least": (
        r"at (?:the )?(?:very )?least|a minimum of|no(?:t)? (?:less|fewer) than|не менее(?: чем)?|не меньше(?: чем)?|"
        r"как минимум|минимум|по меньшей мере|кем дегенде|кемінде|ең кемі|кеминде|камида|kamida"),
    "up_to": (
        r"up to|as (?:many|much) as|(?:a )?maximum(?: of)?|(?:at|the) most|"
        r"no(?:t)? more than|no(?:t)? exceeding|not to exceed|"
        r"до|не более(?: чем)?|не свыше|не больше(?: чем)?|максимум|не превыша\w+|ең көбі|көп дегенде"),
    "nearly": r"nearly|almost|close to|just under|почти|без малого|чуть менее|чуть меньше|дерлік|дээрлик|қарийб|qariyb",
    "about": (
        r"about|around|approximately|approx\.|roughly|some|circa|ca\.|an estimated|estimated|~|≈|около|примерно|"
        r"порядка|"
        r"приблизительно|ориентировочно|шамамен|болжам бойынша|болжолдуу|тахминан|taxminan|тақрибан"),
    "over": (
        r"(?:well |just |slightly |a little )?over|(?:slightly |far )?more than|in excess of|exceed(?:ing|ed|s)|above|"
        r"upwards? of|greater than|>|свыше|более(?: чем)?|больше|превы(?:сил|шающ|шает|шал|сив|сит)\w*|сверх|"
        r"зиёда аз|беш аз"),
    "under": (
        r"(?:well |slightly |a little )?under|less than|fewer than|below|<|менее(?: чем)?|меньше(?: чем)?|ниже"),
}  # fmt: skip
_HEDGE_BEFORE = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _BEFORE.items())})"
    r"(?P<link>\s+(?:на|в|to|by|at|for|of))?\s*(?:(?:the|а|a total of)\s+)?\Z",
    re.IGNORECASE,
)
_AFTER = {
    "about": (
        r"жуық(?:ы|тай)?|жуығы|таяу|тарта|шамасында|шамалы|шақты|жакын|чамалуу|яқин|яқинда|yaqin|or so|"
        r"приблизительно"),
    "over": (
        r"астам(?:ы)?|(?<=[аеоө]н\s)(?:артық(?:ы)?|аса(?:тын)?|асқан|көп|ашык|ашуун|көбүрөөк)|ортиқ|зиёд|ortiq|"
        r"or more|и более|и выше|plus"),
    "up_to": r"дейін(?:гі)?|чейин(?:ки)?|гача|or less|или меньше",
    "at_least": r"кем\s+емес|аз\s+емес|кам\s+эмас",
    "nearly": r"дерлік",
}  # fmt: skip
HEDGE_AFTER = re.compile(
    rf"\s+(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _AFTER.items())})(?!\w)", re.IGNORECASE
)
# After these "over", "about" and "some" are no hedges: "a dispute over $2 million".
_PREPOSITIONAL = re.compile(
    r"(?:disput|case|lawsuit|charg|convict|arrest|sentenc|prob|investigat|row|trial|quarrel|lied|talk|question)\w*\s+\Z"
)
# After these "under" names the law: `opened under two articles`.
_BY_LAW = re.compile(
    r"(?:opened|filed|brought|punish|prosecut|regist|launched|liable|held|tried|initiat|institut|jailed|remanded|detained|"
    r"qualified|suspect|indict|accus|charged|convict|sentenced|proceedings|case)\w*\s+\Z"
)
# Characters before a number in which a hedge is looked for: the longest hedge and its link.
REACH = 24


def hedge_before(text: str, floor: int, at: int) -> tuple[int, Qualifier] | None:
    """The hedge that ends right before `at`: where it begins, what it says."""
    match = _HEDGE_BEFORE.search(text, max(floor, at - REACH), at)
    if match is None:
        return None
    name = next(name for name in _BEFORE if match[name])
    words = text[max(floor, match.start() - REACH) : match.start()]
    if _is_no_hedge(match[name].lower(), words, is_linked=match["link"] is not None):
        return None
    return match.start(), Qualifier(name)


def _is_no_hedge(word: str, before: str, *, is_linked: bool) -> bool:
    """Whether a word that may hedge does not after the words before it: `some of`, `a dispute over`, `opened under`."""
    if is_linked and word in {"до", "up to", "some", "estimated"}:
        return True
    if word in {"over", "about"}:
        return _PREPOSITIONAL.search(before) is not None
    return word == "under" and _BY_LAW.search(before) is not None


def hedge_after(text: str, at: int, stop: int) -> tuple[int, Qualifier] | None:
    """The hedge that begins right after `at`: where it ends, what it says."""
    match = HEDGE_AFTER.match(text, at, stop)
    if match is None or match.lastgroup is None:
        return None
    return match.end(), Qualifier(match.lastgroup)
