"""The codes of law that provisions are articles of, as six languages name them, and how each cites its articles."""

import re
from typing import NamedTuple

# Languages that cite the article before the code (`статья 297 УК`), and those that cite it after (`ҚК-нің 128-бабы`).
ENGLISH, RUSSIAN, TAJIK, KAZAKH, KYRGYZ, UZBEK = "en", "ru", "tg", "kk", "ky", "uz"


class Code(NamedTuple):
    """One way to name a code: its id, the language, and an expression of the words in any case."""

    code_id: str
    language: str
    words: str


CRIMINAL, PROCEDURE, OFFENCES = "criminal_code", "criminal_procedure_code", "administrative_offences_code"
ENFORCEMENT, CIVIL, TAX, CUSTOMS = "penal_enforcement_code", "civil_code", "tax_code", "customs_code"
NAMES = {
    CRIMINAL: "Criminal Code",
    PROCEDURE: "Criminal Procedure Code",
    OFFENCES: "Code of Administrative Offences",
    ENFORCEMENT: "Penal Enforcement Code",
    CIVIL: "Civil Code",
    TAX: "Tax Code",
    CUSTOMS: "Customs Code",
}

# A longer name stands before one that it ends with. ТК is left out: the labour code and the customs code share it.
CODES = (
    Code(PROCEDURE, ENGLISH, r"(?:Criminal Procedure Code|Code of Criminal Procedure|Criminal Procedural Code)"),
    Code(ENFORCEMENT, ENGLISH, r"(?:Penal|Criminal)[ -]Enforcement Code"),
    Code(CRIMINAL, ENGLISH, r"(?:Criminal|Penal) Code"),
    Code(
        OFFENCES, ENGLISH, r"(?:Code (?:of|on) Administrative Offen[cs]es|Administrative (?:Offen[cs]es )?Code)"
    ),
    Code(CIVIL, ENGLISH, r"Civil Code"),
    Code(TAX, ENGLISH, r"Tax Code"),
    Code(CUSTOMS, ENGLISH, r"Customs Code"),
    Code(PROCEDURE, RUSSIAN, r"(?:УПК|[Уу]головно-процессуальн\w+ кодекс\w*)"),
    Code(ENFORCEMENT, RUSSIAN, r"(?:УИК|[Уу]головно-исполнительн\w+ кодекс\w*)"),
    Code(CRIMINAL, RUSSIAN, r"(?:УК|[Уу]головн\w+ кодекс\w*)"),
    Code(OFFENCES, RUSSIAN, r"(?:КР\s?КоАП|КоАП|КОАП|[Кк]одекс\w* об административн\w+ правонарушени\w+)"),
    Code(CIVIL, RUSSIAN, r"(?:ГК|[Гг]ражданск\w+ кодекс\w*)"),
    Code(TAX, RUSSIAN, r"(?:НК|[Нн]алогов\w+ кодекс\w*)"),
    Code(CUSTOMS, RUSSIAN, r"[Тт]аможенн\w+ кодекс\w*"),
    Code(PROCEDURE, KAZAKH, r"(?:ҚПК|[Ққ]ылмыстық[- ]процес\w* кодекс\w*)"),
    Code(CRIMINAL, KAZAKH, r"(?:ҚК|[Ққ]ылмыстық кодекс\w*)"),
    Code(OFFENCES, KAZAKH, r"(?:ӘҚБтК|ӘҚБК|[Әә]кімшілік құқық бұзушылық туралы кодекс\w*)"),
    Code(PROCEDURE, KYRGYZ, r"(?:КЖПК|ЖПК|(?:[Кк]ылмыш-жаза|[Кк]ылмыш|[Жж]азык)[- ]процес\w* кодекс\w*)"),
    Code(CRIMINAL, KYRGYZ, r"(?:КЖК|(?:[Кк]ылмыш-жаза|[Жж]азык) кодекс\w*)"),
    Code(OFFENCES, KYRGYZ, r"[Уу]кук бузуулар жөнүндө кодекс\w*"),
    Code(PROCEDURE, UZBEK, r"(?:JPK|ЖПК|[Jj]inoyat[- ]protsessual kodeks\w*|[Жж]иноят[- ]процессуал кодекс\w*)"),
    Code(CRIMINAL, UZBEK, r"(?:JK|ЖК|[Jj]inoyat kodeks\w*|[Жж]иноят кодекс\w*)"),
    Code(
        OFFENCES, UZBEK,
        r"(?:MJtK|МЖтК|[Mm]a['’‘ʼʻ]muriy javobgarlik to['’‘ʼʻ]g['’‘ʼʻ]risidagi kodeks\w*"
        r"|[Мм]аъмурий жавобгарлик тўғрисидаги кодекс\w*)",
    ),
    Code(PROCEDURE, TAJIK, r"[Кк]одекси мурофиавии ҷинояти?[иӣ]"),
    Code(CRIMINAL, TAJIK, r"(?:КҶ|[Кк]одекси ҷинояти?[иӣ])"),
)  # fmt: skip

# The suffix of an acronym: after a hyphen in Kazakh, glued in Kyrgyz and Uzbek (`ҚК-нің`, `КЖКнын`, `JKning`).
_SUFFIX = r"(?:-?[а-яәғқңөұүһі]{1,5}|-?[a-z]{2,5})?"
CODE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<c{number}>{code.words}{_SUFFIX})" for number, code in enumerate(CODES))
    + r")(?!\w)"
)

# A text without any of these names no code; looked for first, since it is quickly done.
CODE_PARTS = (
    "Code", "УПК", "УИК", "УК", "КоАП", "КОАП", "ГК", "НК", "одекс", "ҚПК", "ҚК", "ӘҚБ", "ЖПК", "КЖК", "JPK", "JK",
    "ЖК", "odeks", "MJtK", "МЖтК", "КҶ",
)  # fmt: skip

# How a country signs its codes; beside a code these mean nothing else (`УК РТ` is Tajikistan's, Tatarstan has none).
SIGNS = {
    "РК": "KZ", "ҚР": "KZ", "КР": "KG", "РФ": "RU", "РТ": "TJ", "ҶТ": "TJ", "РУз": "UZ", "РУ": "UZ", "ЎзР": "UZ",
    "РБ": "BY", "ТР": "TM",
}  # fmt: skip
# The country whose law a state language cites where a document names no other.
HOME = {KAZAKH: "KZ", KYRGYZ: "KG", UZBEK: "UZ", TAJIK: "TJ"}

NUMBER = r"\d{1,4}(?:[.\-–‑]\d{1,2})?(?![\d%])"
_AND = r"(?:\s*,\s*(?:and |и |және |жана |va |ва )?|\s+(?:and|or|и|или|және|жана|va|ва)\s+|\s?[-–]\s?)"
_PART = r"[«\"“]?(?:\d{1,2}(?:[.\-]\d)?|[а-яa-z])[»\"”]?(?!\w)"
_PARTS = rf"{_PART}(?:{_AND}{_PART})*"
_TITLE = r"(?:\s*[«(“\"][^»)”\"\n]{1,90}[»)”\"])?"

_PART_RU = rf"(?:(?:чч?|пп?)\.|част\w+|(?:под)?пункт\w*)\s*{_PARTS}"
_PART_EN = rf"(?:part|paragraph|clause|section|subsection)s?\s+\(?{_PARTS}\)?"
_ITEM_EN = rf"{NUMBER}(?:\s?\(\w{{1,3}}\))*(?:,?\s+{_PART_EN})?"
_ITEM_RU = rf"{NUMBER}(?:\s*\(?{_PART_RU}\)?)*"
_ITEM_TG = rf"{NUMBER}(?:-и)?(?:,?\s*(?:қисми|банди)\s+{_PARTS})*"

# A list goes on with a number that counts no noun: not in "under article 188, 12 people were held".
_COUNTS = r"(?!\s+(?!(?:of|to|and|or|in|is|are|и|или|в|из)\s)[a-zа-яё])"
_MORE_EN = rf"(?:{_AND}{_ITEM_EN}{_COUNTS})*"
_MORE_RU = rf"(?:{_AND}{_ITEM_RU}{_COUNTS})*"

# What stands right before a code. An English code has its owner before it: "the Kazakh Criminal Code".
BEFORE = {
    ENGLISH: re.compile(
        rf"(?<!\w)(?:{_PART_EN}(?:{_AND}{_PART_EN})*,?\s+of\s+)?(?:[Aa]rticles?|[Aa]rts?\.|[Ss]ections?)\s+"
        rf"(?P<numbers>{_ITEM_EN}(?:{_AND}{_ITEM_EN})*){_TITLE},?\s+of\s+(?:the\s+)?(?P<owner>(?:[A-Z][\w’'-]+\s+(?:of\s+)?){{0,4}})\Z"
    ),
    RUSSIAN: re.compile(
        rf"(?<!\w)(?:{_PART_RU}[,;]?\s*){{0,3}}(?:[Сс]т\.\s?(?:ст\.)?|[Сс]тать\w+)\s*"
        rf"(?P<numbers>{_ITEM_RU}(?:{_AND}(?:(?:ст\.|{_PART_RU}\s+ст\.)\s*)?{_ITEM_RU})*){_TITLE}"
        rf"(?:\s+(?:нового|действующего|старого))?\s+(?P<owner>)\Z"
    ),
    TAJIK: re.compile(
        rf"(?<!\w)(?:(?:қисми|банди)\s+{_PARTS}\s*)*[Мм]одда(?:и|ҳои)\s+"
        rf"(?P<numbers>{_ITEM_TG}(?:{_AND}{_ITEM_TG})*){_TITLE}\s+(?P<owner>)\Z"
    ),
}  # fmt: skip
_ARTICLE = {
    KAZAKH: (r"ба[пб]", r"бөлі|тарма"),
    KYRGYZ: (r"берене|статья", r"бөлүг|бөлүк|пункт"),
    UZBEK: (r"modda|модда", r"qism|қисм|band|банд"),
}
_LISTED = rf"{NUMBER}(?:{_AND}{NUMBER})*"
# What stands right after a code; a Russian or English one may also have its articles there.
AFTER = {
    language: re.compile(
        rf"\s+(?P<numbers>{_LISTED})\s?-\s?(?:{article})\w*(?:,?\s+{_LISTED}\s?-\s?(?:{part})\w*)*"
    )
    for language, (article, part) in _ARTICLE.items()
} | {
    RUSSIAN: re.compile(rf"\s*[,(]\s*(?:ст\.\s?(?:ст\.)?|стать\w+)\s*(?P<numbers>{_ITEM_RU}{_MORE_RU})"),
    ENGLISH: re.compile(rf"\s*[,(]?\s*(?:[Aa]rticles?|[Aa]rts?\.)\s+(?P<numbers>{_ITEM_EN}{_MORE_EN})"),
}  # fmt: skip

# Any numbered part of a text of law, whose number counts nothing: the word before the number, or the number first.
PART_WORD = re.compile(
    r"(?i:articles?|arts?\.|paragraphs?|paras?\.|sections?|subsections?|clauses?|chapters?|part|§+|№"
    r"|(?:ст\.)+|стать\w+|чч?\.|част(?:ь|и|ью|ей|ям|ях)|пп?\.|(?:под)?пункт\w*|гл\.|глав[аеуы]|раздел\w*"
    r"|модда(?:и|ҳои)|қисми|банди)"
)
ITEMS = re.compile(rf"{_ITEM_EN}{_MORE_EN}")
# A passage without any of these has no number before its word.
FIRST_PARTS = (
    "баб",
    "бап",
    "бөлі",
    "тарма",
    "берене",
    "статья",
    "бөлү",
    "пункт",
    "modda",
    "модда",
    "qism",
    "қисм",
    "band",
    "банд",
)
NUMBER_FIRST = re.compile(
    rf"(?<![\w.,]){_LISTED}\s?-\s?(?:ші |шы )?(?i:ба[пб]|бөлі[гк]|тарма[қғ]|берене|статья|бөлү[гк]|пункт|modda|модда"
    r"|qism|қисм|band|банд)\w*"
)
