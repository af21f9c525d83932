"""The names of countries, places, bodies and instruments, compiled to be found in one walk over the words of a text.

A name matches when its words follow one another in any of their forms (`inflection.py`), with the same signs between
them; spaces, hyphens, apostrophes and quotation marks between words make no difference. Capitals count:

* a word with a capital beyond its first letter (`UNODC`, `GlobE`, `ООН`) must stand exactly so;
* a name of one or two words must have its capitals, a longer one at least one of them (`конвенция ООН против пыток`);
* capitals in the text beyond those of the name do no harm (`KAZAKHSTAN`); a suffix of an acronym has none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from threatlake.errors import InvalidSeed
from threatlake.records import Country, Entity, EntityId, EntityKind, Instrument, Organisation
from threatlake.seeds.ambiguous_names import AmbiguousName, AmbiguousNames
from threatlake.seeds.places import NO_PLACES, PlaceSeeds
from threatlake.understanding.inflection import acronym_forms, fold, forms, possessive_forms

# The turned comma and the apostrophe of Uzbek are letters to Unicode; people type any sign for them.
WORD = re.compile(r"[^\W_ʻʼ]+")
# What may stand between two words of a name, whatever stands there in the seed.
LOOSE = re.compile(r"\s+|[-‐‑]|['’‘ʼʻ`´]|\s*[«»“”\"„]\s*")
# A hyphen and a capitalised word make a compound; a suffix after a hyphen has no capital.
HYPHENS = frozenset("-‐‑")
COMPOUND_BEFORE = re.compile(r"([^\W_]+)[-‐‑]\Z")
COMPOUND_AFTER = re.compile(r"[-‐‑]((?=[^\W\d_])[^\W_]+)")
REACH = 30
# The genitive that stands after the hyphen of an acronym and is no word of a name: БҰҰ-ның Бас Ассамблеясы.
GENITIVES = frozenset((
    "ның", "нің", "дың", "дің", "тың", "тің", "нын", "нин", "нун", "нүн", "дын", "дин", "дун", "дүн",
    "тын", "тин", "тун", "түн", "нинг", "ning",
))  # fmt: skip
# A town's name before these is that of a district or region which the seed does not know, else it were the longer name.
REGION_AFTER = re.compile(
    r"\s+(?i:district|tehsil|county|region|oblast|province|район|аудан|туман|tuman|област|облыс|облус|вилоят|viloyat|велаят)"
)
# A place's name of up to this many letters that stands in capitals alone is an acronym: no town has a shorter one.
ACRONYM = 3
# What is not named inside a body's name: the Shanghai Cooperation Organisation is not in Shanghai.
NOT_INSIDE = frozenset((EntityKind.ORGANISATION, EntityKind.PLACE))
# Names up to this many words need all their capitals: "united states" is sloppy, "turkey" and "chad" other words.
SHORT = 2


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of one entity.

    `doubt` says what must speak for it where the spelling means other things too; a generic one is that of any
    country's body, in the language of its own State where it is at home.
    """

    entity_id: EntityId | None
    kind: EntityKind | None
    country_code: str | None
    rule_id: str
    words: tuple[str, ...]
    tail: str
    doubt: AmbiguousName | None
    is_generic: bool
    is_home: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that are spelled like one or several names; all of one length."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(slots=True)
class _Node:
    """One step into the names that begin alike; a step is the sign before a word and the word's dictionary form."""

    steps: "dict[tuple[str, str], _Node]"
    names: list[Name]
    # The words of the steps, whatever sign stands before them.
    seconds: set[str]


class Gazetteer:
    """All names of the seeds; made once, then only read."""

    def __init__(
        self,
        countries: Iterable[Country],
        organisations: Iterable[Organisation],
        instruments: Iterable[Instrument],
        ambiguous: AmbiguousNames,
        places: PlaceSeeds = NO_PLACES,
    ) -> None:
        doubts = (*ambiguous.names, *places.ambiguous.names)
        self.entities: list[Entity] = []
        self.clues = {doubt: _begins(doubt.clues) for doubt in doubts if doubt.clues}
        self.against = {doubt: _begins(doubt.against) for doubt in doubts if doubt.against}
        self.adjectives = {code: _begins(words) for code, words in ambiguous.adjectives.items()}
        self._doubts = {(doubt.entity_id, name): doubt for doubt in doubts for name in doubt.names}
        self._home = {code: frozenset(names) for code, names in ambiguous.home.items()}
        self._generic = frozenset(ambiguous.generic).union(*self._home.values())
        # Countries whose bodies bear a name that others' bear: only these can be meant by one.
        self.bearers: set[str | None] = set()
        self._words_too = frozenset(ambiguous.words_too)
        self._spelled: set[tuple[str, str]] = set()
        self._root = _Node({}, [], set())
        self.names: list[Name] = []
        self._bases: dict[str, tuple[str, ...]] = {}
        self._inflected: set[tuple[str, str]] = set()
        self._first: dict[str, tuple[str, ...]] = {}
        for country in countries:
            spellings = (country.name, country.name_ru, country.name_kk, *country.aliases)
            code = country.country_code
            self._add(EntityKind.COUNTRY, code, code, f"countries/{code}", spellings)
        for place_id, country_code, names in places.spelled():
            self._add(EntityKind.PLACE, place_id, country_code, f"places/{place_id}", names)
        for organisation in organisations:
            spellings = _spellings(organisation)
            identity = organisation.organisation_id
            rule_id = f"organisations/{identity}"
            self._add(EntityKind.ORGANISATION, identity, organisation.country_code, rule_id, spellings)
        for instrument in instruments:
            identity = instrument.instrument_id
            self._add(EntityKind.INSTRUMENT, identity, None, f"instruments/{identity}", _spellings(instrument))
        for phrase in (*ambiguous.never, *places.ambiguous.never):
            self._enter(phrase, None, None, None, "ambiguous_names/never")
        self._check(ambiguous)
        self.country_codes = {each.entity_id: each.country_code for each in self.entities if each.country_code}

    def _check(self, ambiguous: AmbiguousNames) -> None:
        """Refuse what seeds say of one another and is not so."""
        codes = {entity.country_code for entity in self.entities if entity.kind is EntityKind.COUNTRY}
        for entity in self.entities:
            if entity.country_code is not None and entity.country_code not in codes:
                raise InvalidSeed(
                    f"{entity.entity_id} has country {entity.country_code!r}; give a code of countries.csv"
                )
        for key, table in (("adjectives", ambiguous.adjectives), ("home", ambiguous.home)):
            for code in table.keys() - codes:
                raise InvalidSeed(f"ambiguous_names.toml: {key} of {code!r}; give a code of countries.csv")
        for entity_id, spelling in self._doubts.keys() - self._spelled:
            raise InvalidSeed(f"ambiguous names: {spelling!r} is no name of {entity_id}; spell it as its seed does")
        for spelling in self._generic - {spelling for _, spelling in self._spelled}:
            raise InvalidSeed(
                f"ambiguous_names.toml: generic {spelling!r} is no organisation's name; spell it as its seed does"
            )

    def _add(
        self, kind: EntityKind, identity: str, country_code: str | None, rule_id: str, spellings: tuple[str, ...]
    ) -> None:
        entity_id = EntityId(f"{kind}:{identity}")
        self.entities.append(Entity(entity_id, kind, spellings[0], country_code))
        for spelling in dict.fromkeys(spellings):
            self._spelled.add((entity_id, spelling))
            self._enter(spelling, entity_id, kind, country_code, rule_id)

    def _enter(
        self, spelling: str, entity_id: EntityId | None, kind: EntityKind | None, country_code: str | None, rule_id: str
    ) -> None:
        matches = list(WORD.finditer(spelling))
        words = tuple(match.group() for match in matches)
        node, before = self._root, 0
        for match in matches:
            folded = fold(match.group())
            self._inflect(match.group(), is_last=match is matches[-1] and len(matches) > 1)
            step = ("" if match is matches[0] else _sign(spelling[before : match.start()]), folded)
            node.seconds.add(folded)
            node = node.steps.setdefault(step, _Node({}, [], set()))
            before = match.end()
        if (words[0], "first") not in self._inflected:
            self._inflected.add((words[0], "first"))
            acronyms = acronym_forms(fold(words[0])) if _is_acronym(words[0]) else frozenset()
            _list_under(self._first, forms(fold(words[0])) | acronyms, fold(words[0]))
        doubt = self._doubts.get((entity_id or "", spelling))
        is_home = spelling in self._home.get(country_code or "", frozenset())
        is_generic = spelling in self._generic
        if is_generic:
            self.bearers.add(country_code)
        tail = spelling[before:]
        self.names.append(Name(entity_id, kind, country_code, rule_id, words, tail, doubt, is_generic, is_home))
        node.names.append(self.names[-1])

    def _inflect(self, word: str, *, is_last: bool) -> None:
        """Enter the forms of a word, once; the last word of several has more of them."""
        if (word, "last" if is_last else "") in self._inflected:
            return
        self._inflected.add((word, "last" if is_last else ""))
        folded = fold(word)
        new = forms(folded)
        # What follows the apostrophe of an Uzbek word is as short as an acronym: Farg‘ona, O‘sh.
        if _is_acronym(word) or (is_last and word.isascii()):
            new |= acronym_forms(folded)
        if is_last and word.islower():
            new |= possessive_forms(folded)
        _list_under(self._bases, new, folded)

    def begins_name(self, word: str) -> bool:
        """Whether a name begins with a word, in any of its forms."""
        return fold(word) in self._first

    def candidates(self, text: str, start: int, end: int) -> Iterator[Candidate]:
        """Find, at each word of a passage, the longest name that begins there, and the longest that is no body's.

        Those that come later may lie inside those before.
        """
        words = WORD.findall(fold(text[start:end]))
        first = self._first
        begins = [at for at, word in enumerate(words) if word in first and self._may_begin(words, at)]
        if begins:
            found = [match.span() for match in WORD.finditer(text, start, end)]
            is_capitals = text[start:end].isupper()
            for position in begins:
                yield from self._longest(text, found, words, position, is_capitals)

    def _may_begin(self, words: list[str], at: int) -> bool:
        """Tell quickly the commonest of first words (`the`, `in`) from a name: what follows goes on with none."""
        following = self._bases.get(words[at + 1], ()) if at + 1 < len(words) else ()
        for base in self._first[words[at]]:
            node = self._root.steps["", base]
            if node.names or not node.seconds.isdisjoint(following):
                return True
        return False

    def _longest(
        self, text: str, found: list[tuple[int, int]], words: list[str], position: int, is_capitals: bool
    ) -> list[Candidate]:
        by_end: dict[int, tuple[Name, ...]] = {}
        reached = [
            (self._root.steps["", base], position, found[position : position + 1])
            for base in self._first[words[position]]
        ]
        while reached:
            node, at, spans = reached.pop()
            end = spans[-1][1]
            names = tuple(n for n in node.names if self._fits(n, text, spans, is_capitals))
            if names:
                by_end[end] = by_end.get(end, ()) + names
            for after in _next(text, found, words, at) if node.steps else ():
                sign = _sign(text[found[after - 1][1] : found[after][0]])
                for base in self._bases.get(words[after], ()):
                    following = node.steps.get((sign, base))
                    if following is not None:
                        reached.append((following, after, [*spans, found[after]]))
        return _outer_and_inner(text, found[position][0], by_end)

    def _fits(self, name: Name, text: str, spans: list[tuple[int, int]], is_capitals: bool) -> bool:
        if name.entity_id is None and not text.startswith(name.tail, spans[-1][1]):
            return False
        if is_capitals and len(name.words) == 1 and name.words[0] in self._words_too:
            return False
        if name.kind is EntityKind.PLACE and self._is_no_place(name, text, spans, is_capitals):
            return False
        capitals = kept = 0
        for word, (start, end) in zip(name.words, spans, strict=True):
            if _is_acronym(word):
                suffix = text[start + len(word) : end]
                if not text.startswith(word, start) or (suffix and not suffix.islower()):
                    return False
                capitals, kept = capitals + 1, kept + 1
            elif word[0].isupper():
                capitals, kept = capitals + 1, kept + text[start].isupper()
        return kept == capitals if len(spans) <= SHORT else kept > 0 or capitals == 0

    def _is_no_place(self, name: Name, text: str, spans: list[tuple[int, int]], is_capitals: bool) -> bool:
        """Tell the name of a district, a part of a compound (`Иссык-Куль`) and an acronym (`ОШ`) from a town's."""
        start, end = spans[0][0], spans[-1][1]
        if REGION_AFTER.match(text, end):
            return True
        is_acronym = not is_capitals and end - start <= ACRONYM and text[start:end].isupper()
        if is_acronym and not name.words[0].isupper():
            return True
        before = (
            COMPOUND_BEFORE.search(text, max(0, start - REACH), start) if text[start - 1 : start] in HYPHENS else None
        )
        after = COMPOUND_AFTER.match(text, end)
        if after is not None and not after.group(1)[0].isupper():
            after = None
        return any(part and fold(part.group(1)) not in self._first for part in (before, after))


def _next(text: str, found: list[tuple[int, int]], words: list[str], at: int) -> tuple[int, ...]:
    """The word that may go on with a name, and the one after the genitive that its acronym has got."""
    if at + 2 < len(found) and words[at + 1] in GENITIVES and text[found[at][1]] in HYPHENS:
        return at + 1, at + 2
    return (at + 1,) if at + 1 < len(found) else ()


def _list_under(lists: dict[str, tuple[str, ...]], forms_: frozenset[str], folded: str) -> None:
    """Add a word to the list of each of its forms, once."""
    for form in forms_:
        listed = lists.get(form, ())
        if folded not in listed:
            lists[form] = (*listed, folded)


def _is_acronym(word: str) -> bool:
    return any(letter.isupper() for letter in word[1:])


def _spellings(record: Organisation | Instrument) -> tuple[str, ...]:
    return (record.name, *((record.acronym,) if record.acronym else ()), *record.aliases)


def _outer_and_inner(text: str, start: int, by_end: dict[int, tuple[Name, ...]]) -> list[Candidate]:
    """The longest of the names that begin at one word and, inside a body's, the longest country or instrument."""
    candidates: list[Candidate] = []
    for end, names in sorted(by_end.items(), reverse=True):
        # What is never a mention silences what is spelled the same.
        spelled = tuple(name for name in names if name.entity_id is None) or _as_spelled(text[start:end], names)
        if candidates and any(name.kind in NOT_INSIDE for name in spelled):
            continue
        tail = spelled[0].tail
        candidates.append(Candidate(start, end + len(tail) if tail and text.startswith(tail, end) else end, spelled))
        if len(candidates) > 1 or spelled[0].kind is not EntityKind.ORGANISATION:
            break
    return candidates


def _as_spelled(words: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names that are spelled so; where none is, those that have such a form."""
    return tuple(name for name in names if name.words == (words,)) or names


def _begins(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})")


def _sign(between: str) -> str:
    return "" if LOOSE.fullmatch(between) else between.strip()
