"""How much a text looks like written Cyrillic: tells windows-1251 from KOI8-R, IBM866, ISO-8859-5 and their kin.

A reading is weighed as a language would be: the frequency of each letter in the one language that explains the text
best, which letters stand next to one another, and where capitals stand. Weights are natural logarithms.
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

# The candidates, commonest on the web first: a tie goes to the earlier one. kz1048 and ptcp154 hold the Kazakh
# letters, koi8-t the Tajik ones.
CODECS = ("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "mac-cyrillic", "cp855", "kz1048", "ptcp154", "koi8-t")

# The letters of each language, commonest first: ru, kk, ky, tg and uz counted in news text, the others as published.
_BY_FREQUENCY = {
    "ru": "оаеитнсрвлдпкмуызягбчьйхжцшюёщфэъ",
    "kk": "аеынтрілдсқкомбпғжшйузгңиүұөәяфвхцьючэһёщъ",
    "ky": "анктырлиудеобмсгүөшжйчпзвэяңцюфьхёщъ",
    "tg": "аоиндрмтушбсҳкезвглфӯҷхпқяӣёчъйғэюжць",
    "uz": "аинролтдкугмбсқшўйвезчхҳэпжяфюғёъць",
    "uk": "оанивітерскулдмпязьбгйчхцжшющєїфґ",
    "be": "аінеорсктлудмпыўзвбягйчьхцшжюэфё",
    "bg": "аиоентсрвлкдпмзугбячъщжцхшйфюь",
    "sr": "аоиенсрјтукмдвлпзгбчшжњхцљћђфџ",
    "mk": "аоеинтрвсдкплмјугзбчшжцќњхѓљџѕф",
}
# Frequency falls with the rank like so in Russian (Russian National Corpus): 11% for the first, 4% for the tenth.
_FIRST, _FALL, _RAREST = 0.11, 9.5, 0.0008
# What prints between words of Cyrillic text, per character beyond ASCII.
_BETWEEN_WORDS = {
    **dict.fromkeys("«»–—\xa0", 0.004), **dict.fromkeys("„“”№…", 0.001), **dict.fromkeys("‘’•·§©°®™†€", 0.0002),
}  # fmt: skip
_UNLIKELY = math.log(0.00002)  # a character that has no place in running Cyrillic text
_CAPITAL = math.log(0.1)  # at the beginning of a word
_CAPITAL_AGAIN = math.log(0.03)  # after another capital, where words are not all in capitals
_CAPITAL_INSIDE = math.log(0.002)  # a capital after a small letter: the mark of KOI8-R read as windows-1251
_ALL_CAPITALS = math.log(0.02)  # a text all in capitals, once
_SMALL = math.log(0.02)  # a small letter in such a text
_LATIN_BESIDE = math.log(0.02)  # a Latin letter in the same word: the mark of accented letters

_LETTERS = {
    language: {letter: math.log(max(_FIRST * math.exp(-rank / _FALL), _RAREST)) for rank, letter in enumerate(letters)}
    for language, letters in _BY_FREQUENCY.items()
}
_OTHERS = {character: math.log(share) for character, share in _BETWEEN_WORDS.items()}

# The commonest letter pairs of Russian, Kazakh, Kyrgyz, Tajik and Uzbek news text: four fifths of all that is written.
_PAIRS = frozenset(
    """
    аа аб ав аг ад аз ай ак ал ам ан ап ар ас ат ау аф ах ач аш ая ағ аң ақ аҳ ба бе би бл бо бу бы бі ва вв ве ви вл
    во вс ву вы га ге ги го гр гу гы гі да дв де ди дн до ду ды ді дө дү ев ег ед ез еб ей ек ел ем ен еп ер ес ет еу
    жа же жи жо жы за зд зи зо ив иг ид ие из ии ий ик ил им ин ип ир ис ит иф их ич иш ия иё иқ иң ий йд йи йт йы ка
    ке ки кк ко кт ку кы кі кү кө кў ла лг лд ле ли лл ло лт лу лы ль лі лғ ля ма ме ми мо му мы мд мі на нг нд не ни
    нн но нт ну ны нч нш нҳ об ов ог од ое оз ои ой ок ол ом он оо оп ор ос от оч ош оя оқ оҳ па пе пи по пр пт рв ра
    рг рд ре ри рл рм рн ро рр рт ру ры рі рү рғ рқ са се си ск сл со сп ст су сы сь ся сі та тв тд те ти тк тн то тр
    тс тт ту ты ть ті тө тү уд уж уз уй ук ул ум ун уп ур ус ут уу уч уш уы уқ ую фа фт ха хи хо хт ху ца це ци цы ча
    че чи чо чу чы чү ша ше ши шк шо шт шу шы ші ые ыв ыг ыз ый ык ыл ым ын ып ыр ыс ых ыш ығ ық ың ьн эк ют ят яд ян
    іл ік ім ін ің іп ір іс ға ғы иб қа қд қи қо қт қу қы қў үй үл үн үр үш үү ұр ұн ұл өл өн өр өт өз ўл ўр ўт ўй ўз ўқ
    ӯз ӯр ҳа ҳи ҳо ҳр ҷа ҷо йў нү тў
    """.split()  # noqa: SIM905 - a table of pairs, to be read as one
)
# Four of five pairs are usual in real text; a third of those that Hebrew or Greek makes under a Cyrillic codec.
_USUAL, _UNUSUAL = math.log(0.8 / 0.33), math.log(0.2 / 0.67)

_EVERY_BYTE = bytes(range(0x100))
_ASCII = _EVERY_BYTE[:0x80]
USUAL_ENOUGH = 0.6  # of the pairs of a line: a third is usual under a wrong codec, four fifths under the right one
# Without the letters of Tajik, what looks like KOI8-T is KOI8-R with the quotation marks of windows-1251.
_TAJIK = "ғӣқӯҳҷҒӢҚӮҲҶ".encode("koi8-t")
_TAJIK_SHARE = 0.01  # of the characters beyond ASCII: they are 6% of Tajik
# How much rarer than windows-1251 a codec is met, and how much a declaration says: logarithms of about 1 in 5 and 50.
_RARITY = {codec: 0.0 if codec == "cp1251" else 1.5 for codec in CODECS}
_DECLARED = 4.0
_DEPENDENCE = 2.0
# Measured on 207 files in 32 encodings and on short lines: by so much real text of a length may fall below the mean.
_MEAN, _SPREAD = -3.05, 2.7


@dataclass(frozen=True, slots=True)
class Guess:
    """A codec, how probable it is among the Cyrillic ones, and whether what it reads is Cyrillic writing at all."""

    codec: str
    probability: float
    is_convincing: bool


def guess(raw: bytes, declared: str | None = None) -> Guess | None:
    """The Cyrillic codec that makes the most of the bytes, a declared one favoured; None where none convinces."""
    count = len(raw.translate(None, _ASCII))
    if not count:
        return None
    if not (found := _weights(raw, declared)):
        return None
    likely = {codec: weight - _RARITY[codec] + _DECLARED * (codec == declared) for codec, weight in found.items()}
    best = max(likely, key=likely.__getitem__)
    # Neighbouring letters are not independent: a text says less than the sum of its letters.
    odds = {codec: math.exp(max((weight - likely[best]) / _DEPENDENCE, -50)) for codec, weight in likely.items()}
    same = raw.decode(best, "replace")
    agreeing = sum(share for codec, share in odds.items() if raw.decode(codec, "replace") == same)
    return Guess(best, agreeing / sum(odds.values()), found[best] >= _convincing(count))


def is_convincing(text: str) -> bool:
    """Whether the characters beyond ASCII are Cyrillic writing."""
    count = sum(character > "\x7f" for character in text)
    return count > 0 and likeness(text) * count >= _convincing(count)


def usual_share(text: str) -> float:
    """The share of neighbouring letters beyond ASCII that are usual in Cyrillic writing; quick to tell."""
    text = text.lower()
    pairs = [one + two for one, two in pairwise(text) if one > "\x7f" and two > "\x7f" and one.isalpha()]
    return sum(pair in _PAIRS for pair in pairs) / len(pairs) if pairs else 0.0


def _convincing(count: int) -> float:
    """The least weight of so many characters of real text: a short one may be less usual."""
    return _MEAN * count - _SPREAD * math.sqrt(count)


def likeness(text: str) -> float:
    """How well the characters beyond ASCII pass for Cyrillic writing, per character; -inf where there are none."""
    foreign = Counter(character.lower() for character in text if character > "\x7f")
    count = foreign.total()
    return (_letters(foreign) + _places(Counter(pairwise(f" {text} ")))) / count if count else -math.inf


def _weights(raw: bytes, declared: str | None) -> dict[str, float]:
    """The weight of the bytes as a whole under each Cyrillic codec that can convince; a byte it lacks is unlikely."""
    foreign = {byte: times for byte, times in Counter(raw).items() if byte > 0x7F}  # noqa: PLR2004 - the end of ASCII
    count = sum(foreign.values())
    has_tajik = sum(foreign.get(byte, 0) for byte in _TAJIK) >= _TAJIK_SHARE * count
    pairs: Counter[tuple[int, int]] = Counter()
    found = {}
    for codec in CODECS:
        if codec == "koi8-t" and not has_tajik and declared != codec:
            continue
        read = _EVERY_BYTE.decode(codec, "replace")
        small: Counter[str] = Counter()
        for byte, times in foreign.items():
            small[read[byte].lower()] += times
        letters = _letters(small)
        if letters + _USUAL * count < _convincing(count):
            continue  # however usual its pairs
        pairs = pairs or Counter(pairwise(b" " + raw + b" "))
        found[codec] = letters + _places({(read[one], read[two]): times for (one, two), times in pairs.items()})
    return found


def _letters(small: Counter[str]) -> float:
    """The weight of small letters by their frequency, in the language that explains them best."""
    return max(
        sum(times * letters.get(character, _OTHERS.get(character, _UNLIKELY)) for character, times in small.items())
        for letters in _LETTERS.values()
    )


def _places(pairs: Mapping[tuple[str, str], int]) -> float:
    """What neighbouring characters and capitals add to the weight of letters."""
    beside = usual = capitals = 0.0
    for (before, character), times in pairs.items():
        if character <= "\x7f":
            beside += times * _LATIN_BESIDE * (before > "\x7f" and character.isalpha() and before.isalpha())
        elif character.isalpha():
            beside += times * _beside(before, character)
            usual += times * _as_usual(before, character)
            capitals += 0.0 if character.isupper() else times * _SMALL
    return beside + max(usual, _ALL_CAPITALS + capitals)


def _beside(before: str, character: str) -> float:
    """What the letter before says of a letter, small or capital."""
    if not before.isalpha():
        return 0.0
    if before <= "\x7f":
        return _LATIN_BESIDE
    return _USUAL if (before + character).lower() in _PAIRS else _UNUSUAL


def _as_usual(before: str, character: str) -> float:
    """What a capital weighs where words are written as in a sentence."""
    if not character.isupper():
        return 0.0
    if not before.isalpha():
        return _CAPITAL
    return _CAPITAL_INSIDE if before.islower() else _CAPITAL_AGAIN
