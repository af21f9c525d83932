"""The nouns that a number names behind: `Article 5`, `room 12`, `kilometre 97`, `кабинет 3`, `желі 110`."""

import re

# These name whatever follows the number.
_ALWAYS = (
    r"(?-i:Group\s+of|Camp|Unit|Vault|Bureau|Area|Zone|Sector|Highway|Route|Dock|Pier|Track|Channel|Category|Type|Class|Grade|Level|"
    r"Tier|Schedule|Form|Protocol|Directive|Committee|Windows|Galaxy|iPhone|iPad|Android|Boeing|Airbus|Operation|Task\s+Force|"
    r"Боинг|Айфон|Аэробус)|рейс(?:ом)?|поезд|автобус|троллейбус|трамвай|badge|"
    r"articles?|arts?\.?|parts?|paragraphs?|paras?\.?|sections?|sec\.|chapters?|agenda\s+items?|annex(?:es)?|nos?\.?|"
    r"numbers?(?:\s+is)?|room|courtroom|flights|pages?|pp?\.|v\.|tel\.?|telephone|phone|hotline|helpline|docket|ref\.?|"
    r"ambulance|apt\.?|ext\.?|extension|SDG|clauses?|appendix|vol\.?|sub-?paragraphs?|principles?|footnotes?|"
    r"week|приказ(?:ом|а)?|recommendations?|kilomet(?:re|er)|milepost|bus|train|gate|"
    r"стат(?:ья|ьи|ье|ью|ей|ьям|ьям[и]?|ьях)|ст\.?|ст\.ст\.|част(?:ь|и|ью|ей|ям|ях)|ч\.|ч\.ч\.|пункт(?:а|у|е|ом|ы|ов|"
    r"ам)?|п\.?|пп\.?|подпункт\w*|параграф\w*|абзац\w*|номер(?:ом|у)?|дел(?:о|а|у)\s+№|каб\.?|ком\.|д\.|кв\.|оф\.|"
    r"стр\.?|с\.|телефон\w*|тел\.?|улиц\w+|ул\.|под\s+номер\w+|в\/ч|воинск\w+\s+част\w+|войсков\w+\s+част\w+|код|ЦУР|"
    r"рекомендаци(?:я|и|ю|ей)|"
    r"нөмірі?|тел\.?|№|бап|нөмір|статья\w*|модда|берене|рақами|номер\w*|сенім\s+телефоны"
)
# These name where no thing that may be counted follows: `car 14, on which`, not `from his car 14 bags`.
_UNCOUNTED = (
    r"passport|licen[cs]e|permit|certificate|registration|receipt|cheque|invoice|parcel|licence|"
    r"items?|rules?|tables?|cases?|rooms|houses?|flats?|apartments?|windows?|unit|flight|routes?|gates|versions?|lines?|"
    r"decision|orders?|resolutions?|laws?|acts?|decrees?|protocol|issue|weeks|day|phases?|stages?|groups?|"
    r"buildings?|block|plates?|model|levels?|tiers?|grades?|class|category|figures?|box|school|platform|goals?|target|"
    r"schedules?|volume|titles?|step|slide|points?|note|dated|dial|call|file|invoice|contract|account|container|"
    r"seal|channel|highway|road|km|mile|colony|prison|precinct|district|battalion|brigade|regiment|hangar|pier|berth|"
    r"warehouse|lot|batch|series|code|form|car|carriage|wagon|coach|truck|lorry|hall|floor|cell|ward|cabin|seat|desk|"
    r"counter|terminal|lane|track|exit|post|checkpoint|quay|dock|shaft|mine|well|site|plot|sector|zone|area|field|"
    r"locker|shelf|drawer|compartment|boat|vessel|appeal|claim|bill|directive|regulation|standard|bulletin|report|"
    r"exhibit|lesson|module|session|round|division|company|squad|column|hospital|clinic|kindergarten|lyc[eé]e|"
    r"gymnasium|polyclinic|entrance|staircase|camera|chamber|bench|panel|stop|pump|reactor|mission|question|"
    r"раздел\w*|глав(?:а|ы|е|у)|правил\w+|приложени\w+|таблиц\w+|номера|номер(?:е|ами|ам|ов)|кабинет\w*|комнат\w+|"
    r"дом(?:а|у|е|ом)?|квартир(?:а|ы|е|у)|офис\w*|рейс(?:а|е|у)|маршрут\w*|страниц\w+|том|верси\w+|лини(?:я|и|ю)|"
    r"приказ\w+|решени\w+|постановлени\w+|резолюци\w+|закон(?:а|у|е|ом)?|указ\w*|распоряжени\w+|регламент\w*|"
    r"школ(?:а|ы|е|у)|корпус\w*|строени\w+|площадк(?:и|а|е|у)|участ(?:ок|ка|ке)|цех\w*|окн(?:о|а|е)|ячейк\w+|"
    r"позици\w+|форм(?:а|ы|е)|шах(?:та|ты|те)|подъезд\w*|этаж\w*|палат\w+|колони(?:я|и|ю)|групп(?:а|ы|е|у)|"
    r"уров(?:ень|ня|не)|этап\w*|класс(?:а|е)?|модел\w+|зал(?:а|е|у)?|вагон(?:а|е|у)?|купе|камер(?:а|ы|е|у)|"
    r"километр(?:а|е|у)?|склад(?:а|е|у)?|ангар(?:а|е)?|бокс(?:а|е)?|путь|пути|трасс(?:а|ы|е|у)|секци\w+|блок(?:а|е|у)?|"
    r"ворот(?:а|ах)|выход(?:а|е|у)?|вход(?:а|е|у)?|стойк(?:а|и|е|у)|стол(?:а|е)?|мест(?:о|е)|причал(?:а|е|у)?|"
    r"терминал(?:а|е|у)?|пост(?:а|у)?|отдел(?:а|е|у)?|сектор(?:а|е)?|зон(?:а|ы|е|у)|блокпост(?:а|е)?|договор(?:а|у)?|"
    r"протокол(?:а|у|е)?|счет(?:а|у|е)?|больниц(?:а|ы|е|у)|поликлиник(?:а|и|е|у)|гимнази(?:я|и|ю)|лице(?:й|я|е)|"
    r"детсад(?:а|у)?|сад(?:а|у)?|батальон(?:а|е)?|бригад(?:а|ы|е)|полк(?:а|у)?|скважин(?:а|ы|е)|контейнер(?:а|е)?|"
    r"арти?кул|серия|серии|выпуск(?:а|е)?|билет(?:а|у)?|бюллетен(?:ь|я|е)|стандарт(?:а|у)?|директив(?:а|ы|е)|"
    r"телефон|кесте|бөлім|үй|қосымша|байланыс|желі|қаулы|бұйрық|заң|вагон|зал|бөлме|кабинет|пәтер|мектеп|цех|учаске|"
    r"бағыт|шығарылым|тарау|ұсыным|ұсыныс|шақырым|километр|қойма|камера|рейс"
)
_ALWAYS_BEFORE, _UNCOUNTED_BEFORE = (
    re.compile(rf"(?<!\w)(?:{nouns})\s*(?:[:—–]\s*|№\s*)?\Z", re.IGNORECASE) for nouns in (_ALWAYS, _UNCOUNTED)
)
# What follows a number that counts nothing: the end of a clause, a preposition, a verb.
_NO_NOUN = re.compile(
    r"\s*(?:[.,;:)!?»”\"—–]|$|\n(?![a-zа-яёәғқңөұүһі]))|\s+(?:and|or|of|in|on|at|to|from|with|was|were|is|are|has|had|by|for|as|will|the|near|"
    r"they|he|she|it|this|these|those|a|an|their|his|its|we|there|not|carry|carries|provides?|"
    r"under|over|after|before|when|where|which|who|that|may|must|can|would|"
    r"took|found|said|held|opens?|opened|closed|stopped|carried|carrying|between|"
    r"и|или|либо|в|во|на|из|с|со|по|для|был\w*|от|до|к|у|за|о|об|при|под|над|где|котор\w+|он|она|они|ему|ей|им|их|его|её|ее|это|предусм\w+|"
    r"что|не|"
    r"және|мен|пен|бен|немесе|арқылы|бойынша|үшін|туралы)(?!\w)"
)
# Characters that the longest noun takes with its mark.
_REACH = 24


def has_noun_after(after: str) -> bool:
    """Whether something that a number may count follows it."""
    return _NO_NOUN.match(after) is None


def is_named_by_noun(before: str, after: str) -> bool:
    """Whether a noun right before a number is named by it."""
    floor = max(0, len(before) - _REACH)
    if _ALWAYS_BEFORE.search(before, floor):
        return True
    return not has_noun_after(after) and _UNCOUNTED_BEFORE.search(before, floor) is not None
