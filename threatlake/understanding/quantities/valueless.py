"""Number words that count nothing: "one of", "no one", fractions of a whole, ratios, factors, dozens."""

import re

from threatlake.understanding.quantities.measures import Measure

_NO_ONE_BEFORE = re.compile(
    r"(?<!\w)(?:no|the|this|that|any|every|each|some|which|another|day|is|as|or|at|not|from|it|just|whole|"
    r"ни|тот|то|та|те|этот|эта|еще|ещё\s+ни|не|хоть|по|когда|как|в|во|на|с|со|"
    r"ещ|еш|әр|есеппен|тағы\s+да|бірде|кез\s+келген|әлде|бірден)[\s-]+\Z",
    re.IGNORECASE,
)
_NO_ONE_AFTER = re.compile(
    r"\s*(?:[.,;:!?)»”\"—–]|$)|['’]s(?!\w)|[-\s]+(?:of|in|another|to|day|thing|way|side|hand|time|by|example|reason|"
    r"where|who|that|"
    r"can|could|should|is|was|has|would|will|may|must|on|at|and|or|for|such|the|a(?=\s+(?:day|week|month|year|minute|hour))|from|with|more|another|party|"
    r"official|source|expert|word|stop|step|"
    r"из|и|раз|за|на|только|лишь|другой|другая|другого|день|или|к|в|по|с|от|"
    r"топ\w*|рет\w*|жағынан|түрлі|күн[іиу]\w*|кезде\w*|сәт\w*|бірі\w*|қатар\w*|бөліг\w*|нәрсе\w*|ғана|жақтан|ретте|"
    r"жолы|уақыт\w*|бірімен|мезгіл\w*|кісідей|жола|ауыз\w*|мәрте|сөзбен|мысал\w*|мәселе\w*|жайт\w*|ерекшелі\w*|"
    r"said|says|told|tells|added|claimed|recalled|admitted|described|explained|wrote|asked|put)(?!\w)",
    re.IGNORECASE,
)
_QUANTIFIED = re.compile(
    r"(?<!\w)(?:several|few|grades?|many|couple(?: of)?|some\s+few|tens of|dozens of|numerous|нескольк\w+|много|"
    r"десятк\w+|сотн\w+|"
    r"бірнеше|бир\s+нече|каждые|каждый|әр|әрбір)\s+\Z",
    re.IGNORECASE,
)
_DOZENS = re.compile(r"[\s-]+(?:dozens?|scores?|pairs? of the|дюжин\w*|десятк\w+|сотен)(?!\w)", re.IGNORECASE)
_FRACTION = re.compile(
    r"[\s-]+(?:thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|tenths?|hundredths?|halves|"
    r"трет[ьией]\w{0,3}|четверт[ьией]\w{0,3}|пят(?:ая|ую|ой|ых)|десят(?:ая|ую|ой|ых)|част[ьи]\b|сот(?:ая|ых))(?!\w)",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"\s+(?:(?:in|out\s+of)\s+(?:every\s+)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b(?!\s+(?:cities|"
    r"countries|"
    r"regions|states|districts|days|hours|months|years|provinces|villages|towns))|из\s+(?:каждых|10{1,4}(?![\d.,]|\s+(?:000|тыс|млн))|\d+\s*[.,;)]))",
    re.IGNORECASE,
)
_RATIO_BEFORE = re.compile(
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine)\s+(?:in|out\s+of)\s+(?:every\s+)?\Z|"
    r"(?<!\w)(?:per|for\s+every|из\s+каждых)\s+\Z",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(?:[\s-]*fold|\s+times|-?\s?кратн\w+|\s+есе\w*|\s+эсе\w*|\s+баробар\w*|\s+barobar\w*|[-\s]?х\s+раз)(?!\w)",
    re.IGNORECASE,
)
_RU_TIMES = re.compile(r"\s+раза?(?!\w)", re.IGNORECASE)
_IN = re.compile(r"(?<!\w)(?:в|во|более\s+чем\s+в|почти\s+в)\s+\Z", re.IGNORECASE)
# `Оннан үші`: three of ten.
_ABLATIVE_PART = re.compile(
    r"(?<!\w)(?:оннан|жүзден|мыңнан|екіден|үштен|төрттен|бестен|алтыдан|жетіден|сегізден|тоғыздан)\s+\Z", re.IGNORECASE
)
_ORDINAL_AFTER = re.compile(r"[\s-]+(?:century|ғасыр\w*|век(?:а|е|у|ом)?)(?!\w)", re.IGNORECASE)
# A number word with a capital inside a sentence is a name: `Number Seven`, `Group of Seven`, `the Big Four`.
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•*)\]»”\"—–-]|\n)\s*[«“\"(]?\s*\Z")
_ONE_DAY = re.compile(r"күні|day", re.IGNORECASE)
_QUARTER_BEFORE = re.compile(
    r"(?:інші|ыншы|нші|ншы|үш|екі|бір|төрт|\d|осы|биыл|өткен|әр|\b(?:I{1,3}|IV))[\s-]+\Z",
    re.IGNORECASE,
)
_QUARTER_AFTER = re.compile(
    r"\s+(?:ішінде|бойынша|қорытынды\w*|басында|соңында|сайын|бойы|аяғында|дерек\w*)",
    re.IGNORECASE,
)
# `Төрттен бірі`: one of four.
_PART_OF = re.compile(r"\w+(?:[дтн][ае]н)\s+(?:бір|екі|үш)\w*(?!\w)", re.IGNORECASE)
# The last word of a compound ordinal: `пятьдесят шестом`, `он бірінші`, `twenty-first`.
_ORDINAL_NEXT = re.compile(
    r"[\s-]+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|(?:двух|трех|трёх|четырех|четырёх|пяти|"
    r"шести|семи|"
    r"восьми|девяти)?(?:перв|втор|трет|четверт|четвёрт|пят|шест|седьм|восьм|девят|десят|сот)(?:ый|ой|ий|ая|ое|ье|ья|"
    r"ого|ого|ему|ьего|ьему|ому|ым|"
    r"ьим|ом|ьем|ую|ью|ьей)|"
    r"(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырқ|қырық|елу|алпыс|жетпіс|сексен|тоқсан|жүз|мың|"
    r"миллион)(?:с?[ыі])?нш[ыі][а-яәғқңөұүһі]{0,6}|"
    r"(?:бир|эки|үч|төрт|беш|алты|жети|сегиз|тогуз|он|жыйырма|отуз|кырк|элүү|алтымыш|жетимиш|сексен|токсон|жүз|миң)"
    r"[ыиуү]?нч[ыиуү][а-яөүң]{0,6}|(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз)[дт][ае])(?!\w)",
    re.IGNORECASE,
)


_AGES_AGO = re.compile(
    r"\s+(?:decades?|centur(?:y|ies)|generations?|seasons?|десятилети\w+|веков|поколени\w+)\s+"
    r"(?:ago|later|earlier|before|after|назад|спустя)(?!\w)",
    re.IGNORECASE,
)
# `Crossed 17 times since May` counts what happened; `three times as many` and `rose 3 times` do not.
_OCCURRED = re.compile(
    r"\s+times(?:\s*(?:[.,;:)]|\Z)|\s+(?:in|since|during|between|before|from|at|this|last|by|on|and|within|across|through)\b)",
    re.IGNORECASE,
)
_GROWN = re.compile(
    r"(?:by|increas|gr[eo]w|r[io]se|multipl|fell|than|almost|nearly|up)\w*\s+(?:\w+\s+)?\Z", re.IGNORECASE
)
# Of so many a ratio is told: `7 из 100`.
_OF_SO_MANY = re.compile(
    r"(?<!\w)(?:\d{1,3}|один|одна|одного|двое|трое|два|две|три|четыре|пять|шесть|семь|восемь|девять)\s+из\s+\Z",
    re.IGNORECASE,
)
_ROUND = {10, 100, 1000, 10000}
# `Один из них тяжело`, `one of them fatally`: here one of a count is counted.
_ONE_WHO = re.compile(
    r"\s+из\s+(?:них|которых|раненых|пострадавших)\s+[—–-]?\s*(?:тяж|погиб|сконч|ранен|в\s+(?:реаним|коме|крит|тяж)|смертельн|"
    r"легко|серь|умер|убит|женщ|мужч|реб|несоверш|госпитал)|"
    r"\s+of\s+(?:them|whom)\s+(?:fatal|serious|critical|grave|dead|died|killed|wounded|a\s+(?:minor|child|girl|boy|woman|man)\b)",
    re.IGNORECASE,
)
# Kazakh `біреуі` is one where another number of persons stands before it, else somebody.
_SOMEBODY = re.compile(r"біреу", re.IGNORECASE)
_COUNTED_BEFORE = re.compile(
    r"(?:(?:ек|үш|төрт|бес|жет|сегіз|он)еу|алтау|тоғызау|онау)[іы]?\w{0,4}(?!\w)[^.!?]*\Z|\d[^.!?]*\Z", re.IGNORECASE
)
_RATE = re.compile(r"\s+(?:\w+\s+){1,3}үшін(?!\w)", re.IGNORECASE)


def is_valueless(before: str, after: str, measure: Measure) -> bool:
    """Whether a number states no amount of its own."""
    in_words = measure.number.in_words
    if measure.unit is None and (_is_part(before, after, measure) or _is_factor(before, after, measure)):
        return True
    if measure.unit is None and _AGES_AGO.match(after):
        return True
    if measure.unit is None and _ORDINAL_AFTER.match(after):
        return True
    if not in_words:
        return False
    if _ORDINAL_NEXT.match(after) or _QUANTIFIED.search(before):
        return True
    return _is_quarter(before, after, measure) or _is_no_count(before, after, measure)


def _is_part(before: str, after: str, measure: Measure) -> bool:
    """Whether a number is a fraction or a ratio of a whole, or counts dozens."""
    if _FRACTION.match(after) or _RATIO.match(after) or _RATIO_BEFORE.search(before) or _DOZENS.match(after):
        return True
    if measure.value in _ROUND and _OF_SO_MANY.search(before):
        return True
    if measure.words.endswith(("і", "ы")) and _ABLATIVE_PART.search(before):
        return True
    is_half = measure.value == 0.5 and measure.number.in_words  # noqa: PLR2004 - one half
    return measure.number.scale == 1 and bool(is_half or _PART_OF.match(measure.words + after))


def _is_factor(before: str, after: str, measure: Measure) -> bool:
    """Whether a number says how many times as much; a thousand times and more are counted."""
    if _RU_TIMES.match(after):
        return bool(_IN.search(before))
    if _OCCURRED.match(after) and not _GROWN.search(before):
        return False
    return measure.number.scale == 1 and bool(_TIMES.match(after))


def _is_no_count(before: str, after: str, measure: Measure) -> bool:
    """Whether "one" counts nothing: `one of`, `no one`, `one day`."""
    if measure.value != 1 or measure.top is not None:
        return False
    if measure.unit is not None:
        return _ONE_DAY.fullmatch(measure.unit.stated) is not None
    if _SOMEBODY.match(measure.words):
        return _COUNTED_BEFORE.search(before) is None
    if measure.number.language == "kk" and _RATE.match(after):
        return True
    if _ONE_WHO.match(after):
        return False
    return bool(_NO_ONE_BEFORE.search(before) or _NO_ONE_AFTER.match(after))


def _is_quarter(before: str, after: str, measure: Measure) -> bool:
    """Whether Kazakh `тоқсан` is a quarter of a year, not ninety: `үш тоқсанда`, `тоқсан ішінде`."""
    if measure.number.language != "kk" or measure.unit is not None:
        return False
    if re.match(r"\s+тоқсан", after):
        return True
    return measure.value == 90 and bool(_QUARTER_BEFORE.search(before) or _QUARTER_AFTER.match(after))  # noqa: PLR2004


def is_capitalised(before: str, word: str) -> bool:
    """Whether a number word begins with a capital inside a sentence, as names do."""
    return word[:1].isupper() and not word.isupper() and not _SENTENCE_START.search(before)
