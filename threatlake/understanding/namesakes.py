"""Tell persons, ships and things that bear a country's name from the country: `Чад Омаров`, `a ship named Перу`.

English names of countries that are given names too are in the seeds; here are the signs that any language shows.
"""

import re

from threatlake.understanding.gazetteer import Candidate, Gazetteer

# A family name of the region right after a country's name in its dictionary form: "Исроил Сатторов". In another case
# it is the country's minister: "глава МИД России Лавров".
FAMILY_NAME = re.compile(
    r"[ \n]([A-ZА-ЯЁӘҒҚҢӨҰҮҺІЎҲҶӢӮ]\w+"
    r"(?:(?:ов|ев|ёв)(?:а|у|ым|е|ой)?|(?:ov|ev)a?|зода|заде|уулу|кызы|ұлы|қызы|zoda|zada))(?!\w)"
)
# Words that say that what stands before them is a name, in Kazakh, Kyrgyz and Uzbek.
NAMED_AFTER = re.compile(r"[»”\"]?\s+(?:атты|деген|есімді|аттуу|исмли|номли|лақабли|degan|ismli|nomli|laqabli)(?!\w)")
# Words that say that what comes after them is one, in Russian, Kazakh, Kyrgyz, Uzbek and Tajik.
NAMED_BEFORE = re.compile(
    r"(?:по (?:имени|фамилии|прозвищу|кличке)|под именем|фамилиялуу|лақаби|лакабы|laqabi|бо номи|ба номи)\s+[«“\"]?"
    r"(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІЎҲҶӢӮ]\w+\s+)?\Z"
)
# A treaty that bears the name of the town where it was made.
TREATY_AFTER = re.compile(
    r"\s+(?:(?i:conventions?|protocols?|declaration|agreement|accords?|treaty|principles|statute)(?!\w)"
    r"|конвенция|хаттама|протокол|декларация|келісім|келишим|konvensiya|protokol|bayonnoma|deklaratsiya|баённома)"
)
TREATY_BEFORE = re.compile(r"(?:Конвенсияи|Протоколи|Эъломияи|Созишномаи)\s+\Z")
NUMBER_AFTER = re.compile(r"[-‐‑]\d")
REACH = 40  # characters before a name in which such a word stands


def is_of_a_treaty(text: str, candidate: Candidate) -> bool:
    """Whether a town's name is the name of a treaty that the seeds do not know."""
    start, end = candidate.start, candidate.end
    return bool(TREATY_AFTER.match(text, end) or TREATY_BEFORE.search(text, max(0, start - REACH), start))


def bears_name(text: str, candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether the words beside a country's name say that something else is called so."""
    start, end = candidate.start, candidate.end
    if NUMBER_AFTER.match(text, end) or NAMED_AFTER.match(text, end):
        return True
    if NAMED_BEFORE.search(text, max(0, start - REACH), start):
        return True
    is_as_in_dictionaries = any(name.words == (text[start:end],) for name in candidate.names)
    family_name = FAMILY_NAME.match(text, end) if is_as_in_dictionaries else None
    # Towns have such endings too: "Армения Кишинев конвенциясын қолдайды".
    return family_name is not None and not gazetteer.begins_name(family_name.group(1))
