"""Whether the text layer of a page can be language at all, told by its characters and by which letters stand together.

A font without a map to Unicode, or with a wrong one, gives control characters, private characters, or letters that no
language puts side by side. Which pairs of letters are common was counted over news in English, French, German and
Spanish, and in Russian, Kazakh, Kyrgyz, Uzbek and Tajik, the sixty commonest of each; Polish, Turkish and Uzbek in
Latin script are added. In windows of 300 characters such pairs are 53 to 80 of 100 in those languages and 32 or more
in Polish; of letters put in place of others they are 5 to 29, but for one window of a hundred.
"""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

_LATIN = """
    ac ad ai al an ar as at au be ca ce ch ci co cz da de di do dz ea ec ed ee ei ej el em en er es et eu fi fo ga ge
    gi gl ha he hi ho hr ht ia ic id ie ig il in io ir is it ió ki ko la lg le li ll lo lł ma me mi na nd ne ng ni nn
    no ns nt of oi om on or os ou ow pa pl po pr qi qu ra re ri ro rs rt rz sc se sh si sk so ss st sz ta te th ti to
    tr ue un ur us ut ve we wi ya za zi zu ón ın
    """.split()  # noqa: SIM905 - a table of pairs, to be read as one
_CYRILLIC = """
    ав аг ад аз ай ак ал ам ан ар ас ат ау аф аш ағ ба би бо ва ве во га ге ги го гы да де ди до ду ды ді ед ек ел ен
    ер ес ет жа за иг ид ик ил ин ир ис ит иш йи ка ке ки ко кт кы кі ла лг лд ле ли ло лы ль ма ме ми мо на нг нд не
    ни но ны об ов ог од ои ол ом он оо ор ос от оҳ па по пр ра рг рд ре ри ро рт ры рі са си со ст сы та те ти то тр
    тт ту ты ть ті уд ун ур уу фт чи ша ши шт шу шы ыл ын ып ыр ыс ық ың ін ір ға ғы қа қи қы үн ҳа ҳи ҳо өн
    """.split()  # noqa: SIM905 - as above
_COMMON = frozenset(tuple(pair) for pair in (*_LATIN, *_CYRILLIC))
_LEAST_COMMON = 0.3  # of the pairs: between language and letters in place of others

# Controls, halves of a pair, private use, replacement: no sign that is printed.
_NO_SIGNS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff]")
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_MOST_NO_SIGNS = 0.2  # of all signs: bullets of symbol fonts are private characters, and few
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 60  # letters: an alphabet in both cases has fewer; more are words run together, or none at all
_IN_TABLES = re.compile(r"[A-Za-zÀ-ɏЀ-ӿḀ-ỿ]+")  # the scripts whose pairs were counted
_SAMPLE = 120  # words are enough to tell
_FEW_WORDS, _FEW_LETTERS = 8, 40  # less is a number, a name, an acronym, an alphabet: nothing to tell by
_LEAST_JOINED = 0.2  # of the letters stand beside another one in a word; in language 70 to 85 of 100
_ONE_SCRIPT = 0.7  # of the letters belong to the two commonest scripts of a page

# What a program that knows no Cyrillic makes of the bytes of Windows-1251: it takes them for Windows-1252.
_AS_CYRILLIC = {
    ord(taken): meant
    for byte in range(0x80, 0x100)
    for taken in {bytes([byte]).decode("cp1252", "ignore"), chr(byte)} - {""}
    if (meant := bytes([byte]).decode("cp1251", "ignore"))
}


def is_legible(text: str) -> bool:
    """Whether a text may be language; False where it is signs without meaning."""
    signs = len(text) - text.count(" ") - text.count("\n")
    no_signs = len(_NO_SIGNS.findall(text)) + sum(map(len, _UNMAPPED.findall(text)))
    if not signs or no_signs > _MOST_NO_SIGNS * signs:
        return False
    words = _WORD.findall(text)
    words = words[:: max(1, len(words) // _SAMPLE)]
    letters = sum(map(len, words))
    is_little = letters < _FEW_LETTERS or len(set(words)) < _FEW_WORDS
    if is_little and letters <= _LONGEST_WORD * len(words):
        return True
    counted = [word for word in words if _IN_TABLES.fullmatch(word)]
    if 2 * sum(map(len, counted)) < letters:
        return _is_of_one_script(words)
    return _is_language({word.lower() for word in counted})  # each once: a table repeats its few


def _is_language(words: set[str]) -> bool:
    pairs = [pair for word in words for pair in pairwise(word)]
    if len(pairs) < _LEAST_JOINED * sum(map(len, words)):
        return False
    return sum(pair in _COMMON for pair in pairs) >= _LEAST_COMMON * len(pairs)


def _is_of_one_script(words: list[str]) -> bool:
    """Whether the letters are of a script or two, as a page of Arabic or Chinese is; a wrong map mixes them."""
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for word in words for letter in word)
    return sum(count for _, count in scripts.most_common(2)) >= _ONE_SCRIPT * scripts.total()


def as_cyrillic(text: str) -> str:
    """The text with each letter that stands for one of Windows-1251 set right."""
    return text.translate(_AS_CYRILLIC)
