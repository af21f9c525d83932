"""Ages: `aged 14 to 17`, `the courier, 29, said`, `45 лет,` after a person, `25 жастағы`, `women over 70`."""

import re

from threatlake.understanding.quantities.measures import Measure
from threatlake.understanding.quantities.naming_nouns import has_noun_after

_BEFORE = re.compile(
    r"(?:\b(?:(?:he|she)\s+(?:was|is)(?=\s+\Z)|both|aged?|ages|age of|ages of|age range|turn(?:ed|s|ing)?|age group|"
    r"aged (?:between|from|under|over|about))"
    r"(?:\s+(?:of|between|from|under|over|about))?|"
    r"жасы|возраст\w*(?:\s+(?:от|до|около|с|старше|младше|не\s+\w+))?|исполни\w+(?:\s+\w+)?|достиг\w*|"
    r"старше|младше|моложе|(?:младш|старш)\w{2,3}(?:\s+из\s+них)?(?:\s+(?:было|был|всего|едва))?|обоим\s+по|"
    r"котор(?:ому|ой|ым)(?:\s+(?:было|всего|около))?|(?<!\w)(?:ему|ей)(?:\s+(?:было|всего))?|"
    r"(?<!\w)им\s+по|в\s+свои)\s+\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[-‑]\s?)?\s*(?:(?:years?|months?|weeks?|days?)[- ]old|"
    r"years?\s+of\s+age|y/o|-?year-olds?|летн(?:ий|яя|его|ему|им|ей|юю|ие|их|ими)\b|"
    r"жас(?:та\w*|ар\w*|қа|тан|\b)|жасында|жаш(?:та\w*|ар\w*)|ёшли|ёшда\w*|yosh\w*|сола(?!\w)|"
    r"(?:бен|мен|пен)\s+\d+\s+жас)",
    re.IGNORECASE,
)
_YEAR_OLD = re.compile(r"-?\s?old\b|\s+of\s+age\b", re.IGNORECASE)
_SUFFIX_AGE = re.compile(r"[-‑]\s?(?:year|летн)", re.IGNORECASE)
# An age between commas behind a name or a person: `The owner, 52, had`; a list of numbers has a digit before.
_APPOSITION_BEFORE = re.compile(r"(?:[^\W\d]|[.»”\")])(?<!\b[тм]\. ч),\s+\Z")
_APPOSITION_AFTER = re.compile(r"\s*(?:,(?!\d)|\.(?!\d)|\)|;|$)")
_BRACKETS = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w.-]*\s*\(\Z")
# `A boy of 15`, `the youngest 19`, `the eldest was 43`.
_PERSON_OF = re.compile(
    r"(?:\b(?:boys?|girls?|man|men|woman|women|youths?|teenagers?|child|children|pensioners?|student|pupil|driver|suspect|"
    r"victim|son|daughter|resident|lad|minor)\s+of|\b(?:the|his|her|their|whose)\s+(?:youngest|oldest|eldest)(?:\s+(?:victim|suspect|"
    r"of\s+(?:them|whom)|one|person|man|woman|member|child))?(?:\s+(?:is|was|being|just|only|aged))*,?)\s+\Z",
    re.IGNORECASE,
)
# Whom an article tells of and how old he is: `обвиняемому 62 года`, `братьев 21 и 24 лет`.
_WHO_IS = re.compile(
    r"(?<!\w)(?:подозреваем|обвиняем|задержанн|задержан|пострадавш|потерпевш|погибш|фигурант|подсудим|арестованн|братьев|"
    r"братьям|брат[ауе]?|сест[её]р|сестр[аыеу]|злоумышленник|преступник|похитител|организатор|водител|предпринимател|мигрант|"
    r"иностран|участник|девушк|юнош|парн|мужчин|женщин|жител|урожен|граждан|рабоч|курьер|закладчик|наркокурьер|продавц|"
    r"продавец|владел|хозя|дочер|дочк|сын|реб[её]н|дет[яе]|ученик|ученица|школьни|стрел|боевик|смертник|рыбак|егер|охотник|"
    r"бизнесмен|чиновник|полицейск|сотрудни|пенсионер|лидер|главар)[а-яё]{0,6},?\s+(?:(?:всего|было|около|едва|от|по|,)\s+)?(?:\d{1,2}(?:,|\s+и|\s+или)\s+)*\Z",
    re.IGNORECASE,
)
# What gives a term to whom the next words name: `дал обвиняемому 5 лет`.
_GIVES = re.compile(
    r"(?<!\w)(?:дал|дан|назнач|пригов|присуд|получ|грозит|срок|добав|осудил|отсид|провел|провёл)", re.IGNORECASE
)
# Persons that stand before `over 70` or `до 16 лет`.
_PERSONS = re.compile(
    r"(?:\b(?:women|men|girls|boys|pensioners|children|persons?|people|minors|adults?|anyone|those|citizens|teenagers|"
    r"child|kids)|(?:дет(?:и|ей|ям|ьми)|лиц(?:а|ам|о)?|подростк\w+|граждан\w*|женщин\w*|мужчин\w*|девуш\w+|девоч\w+|"
    r"мальчик\w*|люд(?:и|ей|ям)|молод\w+|пенсионер\w*|ребенк\w+|ребёнк\w+))\s+(?:(?:aged?)\s+)?"
    r"(?:(?:over|under|above|below|older than|younger than|до|старше|младше|от|свыше)\s+)?\Z",
    re.IGNORECASE,
)
_HEDGE_AT_END = re.compile(
    r"(?:over|under|above|below|older than|younger than|до|старше|младше|свыше)\s+\Z",
    re.IGNORECASE,
)
# What is five years long and is no person: `пятилетний срок`.
_LASTING = re.compile(
    r"\s+(?:\w+\s+)?(?:срок|запрет|контракт|план|проект|программ|период|мораторий|договор|заключени|опыт|стаж|работ)",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"летн[а-я]{2,3}\Z")
_OF_AGE = re.compile(r"(?:aged?|возраст\w*)\s+(?:of\s+)?\Z", re.IGNORECASE)
_CHILD = re.compile(
    r"(?<!\w)(?:дет[яе]|реб[её]н|сын|доч|девоч|мальч|брать|сест|учен|школ)\w*\s+(?:\d{1,2}(?:,|\s+и)\s+)*\Z",
    re.IGNORECASE,
)
# What a court gives: `ей 2 года условно`.
_TERM = re.compile(r"\s+(?:условно|колони|лишени|тюрьм|строг|обще|ограничени|in\s+prison)", re.IGNORECASE)
# A person right before his age: `мужчина 35 лет`.
_PERSON = re.compile(
    r"(?<!\w)(?:мужчин|женщин|девушк|девочк|мальчик|парн|парен|юнош|жител|пассажир|граждан|водител|подозреваем|пенсионер|"
    r"школьни|студент|безработн|урожен|сотрудни|подростк|подросток)\w*\s+\Z",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\s+(?:работа|служ|руковод|жил|скрыва|наход|пров[её]л|прослуж|прожил|назад|был|вед[её]т|торгов)", re.IGNORECASE
)
_OLDEST, _YOUNGEST, _YOUNGEST_TOLD = 110, 1, 10


def is_age_list(before: str) -> bool:
    """Whether the words before a number make ages of all numbers of its list: `aged 24, 27 and 31`."""
    return _BEFORE.search(before) is not None


def is_age(before: str, after: str, measure: Measure) -> bool:
    """Whether a number is how old somebody is."""
    unit = measure.unit
    if not _YOUNGEST <= measure.value <= _OLDEST or (unit is not None and unit.name not in {"years", "months"}):
        return False
    if unit is not None and unit.name == "months":
        return _YEAR_OLD.match(after) is not None or _OF_AGE.search(before) is not None
    if _BEFORE.search(before) and not _TERM.match(after):
        return True
    if _is_of_person(before, after, measure):
        return True
    if unit is None:
        return bool(_AFTER.match(after)) or _is_apposition(before, after, measure) or _is_of_persons(before, after)
    return _is_age_in_years(before, after, measure, unit.stated)


def _is_age_in_years(before: str, after: str, measure: Measure, stated: str) -> bool:
    if _YEAR_OLD.match(after) or (_PERSON.search(before) and measure.number.language != "kk"):
        return True
    if _ADJECTIVE.search(stated):
        return not _LASTING.match(after)
    is_of_persons = measure.top is not None or _HEDGE_AT_END.search(before)
    return _is_apposition(before, after, measure) or bool(is_of_persons and _PERSONS.search(before))


def _is_of_person(before: str, after: str, measure: Measure) -> bool:
    """Whether a person stands right before his age."""
    if measure.unit is None:
        return bool(_PERSON_OF.search(before)) and not has_noun_after(after)
    is_told = bool(_WHO_IS.search(before)) and not _GIVES.search(before)
    is_grown = measure.value >= _YOUNGEST_TOLD or _CHILD.search(before) is not None
    return is_told and is_grown and not (_TERM.match(after) or _DOES.match(after))


def _is_apposition(before: str, after: str, measure: Measure) -> bool:
    if measure.top is not None or measure.qualifier is not None:
        return False
    if measure.unit is None and (measure.number.in_words or not 10 <= measure.value <= 99):  # noqa: PLR2004
        return False
    if measure.unit is not None and not re.fullmatch(r"лет|год|года|году|годам", measure.unit.stated):
        return False
    if _BRACKETS.search(before) and after.startswith(")"):
        return True
    return bool(_APPOSITION_BEFORE.search(before) and _APPOSITION_AFTER.match(after))


def _is_of_persons(before: str, after: str) -> bool:
    return bool(
        _PERSONS.search(before) and _HEDGE_AT_END.search(before) and re.match(r"\s*(?:[.,;)]|$|were|was|и\b)", after)
    )
