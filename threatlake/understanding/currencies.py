"""The currencies that reports of the region name: the ISO 4217 code of each, the words and signs that mean it.

What several countries call their money is believed only with its adjective or code: pesos, rupees, manats (of
Turkmenistan or Azerbaijan), rials, francs, and `pounds`, which are more often a weight. Exceptions, by usage: a
bare dollar is that of the United States, a bare rouble Russia's, a bare lira Turkey's, `сом` Kyrgyzstan's and `сум`
Uzbekistan's; English `sum` and `som` need an adjective or a plural. A manat, crown or rupee is decided by a country
that the passage names.
"""

import re

# Russian and Kazakh case endings of a word for money; Kazakh ones may follow any of them.
_KK = (
    r"(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|на|не|ны|ні|ды|ді|ты|ті"
    r"|нан|нен|дан|ден|дон|дөн|тан|тен|мен|бен|пен|лық|лік|сы|сын|сына|сынан)?"
)
_MASCULINE = r"(?:а|у|ом|е|ы|ов|ам|ами|ах)?"
_US = r"(?:США|АҚШ)"

# ISO 4217 code -> words after the number. Where one pattern begins another, the longer stands first in its row.
WORDS = {
    "USD": rf"(?:(?:U\.?S\.?|United\s+States|American)\s+)?dollars?|dlrs?|dls|"
    rf"(?:{_US}\s+)?долл(?:ар{_MASCULINE}{_KK}|\.)(?:\s+{_US})?|US\$|\$",
    "CAD": r"Canadian\s+dollars?|канадск\w+\s+доллар\w*",
    "AUD": r"Australian\s+dollars?|австралийск\w+\s+доллар\w*",
    "HKD": r"Hong\s+Kong\s+dollars?|гонконгск\w+\s+доллар\w*",
    "SGD": r"Singapore(?:an)?\s+dollars?|сингапурск\w+\s+доллар\w*",
    "NZD": r"New\s+Zealand\s+dollars?",
    "EUR": rf"euros?|евро{_KK}|еуро{_KK}|€",
    "GBP": r"pounds?\s+sterling|British\s+pounds?|фунт\w*\s+стерлингов|£",
    "KZT": rf"(?:Kazakh(?:stani?)?\s+)?tenges?|te[ñń]ge|тенге{_KK}|теңге{_KK}|тг\.?|₸",
    "KGS": rf"(?:Kyrgyz\s+)?soms|Kyrgyz\s+som|(?:кыргызск\w+\s+|киргизск\w+\s+)?сом{_MASCULINE}{_KK}",
    "UZS": rf"(?:Uzbek\s+)?(?:soums?|sums|so['ʻ’‘]m(?:dan|ga|ning|ni|lik)?)|Uzbek\s+(?:sum|som)s?|"
    rf"(?:узбекск\w+\s+)?сум{_MASCULINE}{_KK}|сўм(?:дан|га|нинг|ни|лик)?",
    "TJS": rf"(?:Tajik\s+)?somonis?|сомон[иӣ]{_KK}",
    "TMT": r"Turkmen(?:istani?)?\s+manats?|туркменск\w+\s+манат\w*|түрікмен\s+манат\w*",
    "AZN": r"Azerbaijani?\s+manats?|азербайджанск\w+\s+манат\w*|әзербайжан\s+манат\w*",
    "RUB": rf"(?:Russian\s+)?rou?bles?|(?:российск\w+\s+)?руб(?:л(?:ь|я|ю|ем|е|и|ей|ям|ями|ях){_KK}|\.)?|рубль{_KK}|₽",
    "BYN": r"Belarus(?:ian)?\s+rou?bles?|белорусск\w+\s+рубл\w+",
    "UAH": r"hryvn(?:ia|ias|yas?)|гривн\w*|грн\.?|₴",
    "CNY": r"(?:Chinese\s+)?yuans?|renminbi|юан\w+|RMB",
    "JPY": r"(?:Japanese\s+)?yen|(?:японск\w+\s+)?и[ей]н",
    "AFN": r"(?:Afghan\s+)?afghanis|афгани",
    "INR": r"Indian\s+rupees?|индийск\w+\s+рупи\w+|₹",
    "PKR": r"Pakistani?\s+rupees?|пакистанск\w+\s+рупи\w+",
    "IRR": r"Iranian\s+rials?|иранск\w+\s+риал\w*",
    "TRY": rf"(?:Turkish\s+)?liras?|(?:турецк\w+\s+)?лир(?:а{_KK}|ы|у|е|ой|ам|ами|ах)?|₺",
    "AED": r"(?:UAE|Emirati)\s+dirhams?|дирхам\w*\s+ОАЭ",
    "CHF": r"Swiss\s+francs?|швейцарск\w+\s+франк\w*",
    "ILS": r"(?:Israeli\s+)?(?:new\s+)?shekels?|шекел\w+",
    "MXN": r"Mexican\s+pesos?|мексиканск\w+\s+песо",
    "COP": r"Colombian\s+pesos?|колумбийск\w+\s+песо",
    "BRL": rf"(?:Brazilian\s+)?reais|(?:бразильск\w+\s+)?реал(?:а|у|ов|ам|ами|ах|ы)?{_KK}|R\$",
    "AMD": rf"(?:Armenian\s+)?drams?|(?:армянск\w+\s+)?драм{_MASCULINE}{_KK}",
    "GEL": rf"(?:Georgian\s+)?lari|лари{_KK}",
    "MDL": r"Moldovan\s+lei|молдавск\w+\s+ле[йяеюв]\w*",
    "MNT": rf"(?:Mongolian\s+)?(?:tugriks?|t[oö]gr[oö]gs?)|тугрик{_MASCULINE}{_KK}|төгрөг{_KK}",
    "PLN": r"(?:Polish\s+)?z[lł]oty(?:s|ch)?|злот\w+",
    "SEK": r"Swedish\s+kron(?:or|as?)|шведск\w+\s+крон\w*",
    "KRW": r"(?:South\s+)?Korean\s+won|южнокорейск\w+\s+вон\w*",
    "THB": rf"(?:Thai\s+)?bahts?|(?:тайск\w+\s+)?бат(?:а|ов|ам|ами)|бахт{_KK}",
    "MYR": r"(?:Malaysian\s+)?ringgits?|(?:малайзийск\w+\s+)?ринггит\w*",
    "IDR": r"(?:Indonesian\s+)?rupiahs?|индонезийск\w+\s+рупи\w+",
    "VND": r"(?:Vietnamese\s+)?dongs?|(?:вьетнамск\w+\s+)?донг(?:а|ов|ам)?",
    "MMK": r"(?:Myanmar\s+)?kyats?|кьят\w*",
    "BDT": r"(?:Bangladeshi\s+)?taka",
    "HUF": r"(?:Hungarian\s+)?forints?|форинт\w*",
    "CZK": r"Czech\s+(?:koruna|crowns?)\w*|чешск\w+\s+крон\w*",
    "RON": r"Romanian\s+lei|румынск\w+\s+ле[йяеюв]\w*",
    "BGN": r"(?:Bulgarian\s+)?leva|болгарск\w+\s+лев\w*",
    "RSD": r"Serbian\s+dinars?|сербск\w+\s+динар\w*",
    "IQD": r"Iraqi\s+dinars?|иракск\w+\s+динар\w*",
    "SAR": r"Saudi\s+ri?y?als?|саудовск\w+\s+ри[ая]л\w*",
    "ZAR": r"(?:South\s+African\s+)?rands?|рэнд\w*",
    "NGN": r"(?:Nigerian\s+)?naira|найр\w*",
    "PHP": r"Philippine\s+pesos?|филиппинск\w+\s+песо",
    "BTC": rf"bitcoins?|биткоин{_MASCULINE}{_KK}|биткойн{_MASCULINE}{_KK}",
    "ETH": r"ethers?|эфириум\w*",
    "USDT": r"tethers?|стейблкоин\w*\s+USDT",
}  # fmt: skip
# Signs before the number; a sign with letters is a currency of its own.
SIGNS = {
    "US$": "USD", "U.S.$": "USD", "$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "HK$": "HKD",
    "S$": "SGD", "NZ$": "NZD", "R$": "BRL", "€": "EUR", "£": "GBP", "₸": "KZT", "₽": "RUB", "₴": "UAH", "₹": "INR",
    "₺": "TRY", "RMB": "CNY", "฿": "THB", "₩": "KRW", "₫": "VND",
}  # fmt: skip
CODES = tuple(WORDS)

SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
CODE = "|".join(CODES)
_COMPILED = {code: re.compile(words, re.IGNORECASE) for code, words in WORDS.items()}
# Codes stand before or after the number, in capitals only; words after it, in any case.
WORD = "|".join(words for words in WORDS.values())


def code_of(unit: str) -> str:
    """The ISO 4217 code of a unit as stated."""
    if unit in SIGNS or unit in CODES:
        return SIGNS.get(unit, unit)
    return next(code for code, words in _COMPILED.items() if words.fullmatch(unit))


# Currencies whose name several countries share: words -> the code, and the stem of a place of the text that decides.
SHARED = {
    r"manats?|манат\w*": {
        "AZN": r"Azerbaij|Baku|Азербай|Баку|Әзербай|Бакинск",
        "TMT": r"Turkmen|Ashgabat|Туркмен|Ашхабад|Түрікмен|Ашғабат",
    },
    r"krona|kronor|kron[ae]r?s?|крон\w*": {
        "SEK": r"Swed|Stockholm|Швед|Швец|Стокгольм",
        "NOK": r"Norw|Oslo|Норве|Осло",
        "DKK": r"Danish|Denmark|Copenhagen|Дани|датск",
    },
    r"le[iu]|ле[йяею]\w{0,3}": {
        "MDL": r"Moldov|Chi[sș]in[aă]u|Молд|Кишин|Transnistria|Приднестров",
        "RON": r"Romania|Bucharest|Румын|Бухарест",
    },
    r"dinars?|динар\w*": {
        "RSD": r"Serbia|Belgrade|Серб|Белград",
        "IQD": r"Iraq|Baghdad|Ирак|Багдад",
    },
    r"ri?y?als?|ри[ая]л\w*": {
        "IRR": r"\bIran|Tehran|(?<!\w)Иран|Тегеран|Тебриз|Мешхед",
        "SAR": r"Saudi|Riyadh|Сауд|Эр-Рияд",
    },
    r"won|вон(?:а|ы)?": {"KRW": r"South Korea|Seoul|Южн\w+ Коре|Сеул|Оңтүстік Корея|Кореян?"},
    r"pesos?|песо": {
        "MXN": r"Mexic|Мексик",
        "COP": r"Colombia|Bogot|Колумби|Богот",
        "PHP": r"Philippin|Manila|Филиппин|Манил",
    },
    r"dirhams?|дирхам\w*": {"AED": r"UAE|Emirat|Dubai|Abu Dhabi|Sharjah|ОАЭ|Эмират|Дуба[йея]|Абу-Даби|БАӘ|Әмірлік"},
    r"francs?|франк\w*": {"CHF": r"Swiss|Switzerland|Zurich|Geneva|Bern|Швейц|Цюрих|Женев|Берн"},
    r"rupees?|рупи\w+": {
        "INR": r"India|Delhi|Mumbai|Инди|Дели|Үнді",
        "PKR": r"Pakistan|Karachi|Islamabad|Пакистан|Пәкістан",
    },
}  # fmt: skip
_SHARED = [
    (re.compile(rf"\s(?:{words})(?!\w)", re.IGNORECASE), {code: re.compile(places) for code, places in codes.items()})
    for words, codes in SHARED.items()
]


def shared_code(text: str, at: int, start: int, end: int) -> tuple[str, int] | None:
    """The code of a shared name that stands `at`, and where it ends, where the passage names one of its countries."""
    for words, codes in _SHARED:
        match = words.match(text, at, end)
        if match is not None:
            found = [code for code, places in codes.items() if places.search(text, start, end)]
            return (found[0], match.end()) if len(found) == 1 else None
    return None
