"""Where an event happened, as its sentence states it: the most exact place that no word leads away from.

`from Osh to Bishkek` says where a thing came from and where it went; `in`, `near`, `в`, `на`, `под` and the Kazakh
locative say where something happened.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from threatlake.records import EntityId, EntityKind, Mention, Place, PlaceId, PlaceKind

# Words right before a place that lead to it or away from it.
AWAY = re.compile(
    r"(?<!\w)(?:from|to|towards?|via|for|between|из|до|через|от|к|с|между|направлени\w+|маршрут\w*|по маршруту)\s+"
    r"(?:the\s+|г\.\s?|города?\s+)?(?:[A-ZА-ЯЁ][\w-]+(?:\s+\w+)?(?:,|\s+and|\s+и)\s+){0,3}[«“„\"]?\Z",
    re.IGNORECASE,
)
THERE = re.compile(
    r"(?<!\w)(?:in|at|near|outside|around|across|в|во|на|под|близ|возле|около)\s+(?:the\s+)?(?:\w+\s+){0,2}"
    r"(?:г\.\s?|городе?\s+)?[«“„\"]?\Z",
    re.IGNORECASE,
)
# Kazakh, Kyrgyz and Uzbek cases: the locative says where, ablative and dative whence and whither.
LOCATIVE = re.compile(r"(?:да|де|та|те|нда|нде|до|дө|то|тө|da)\Z")
LEADING = re.compile(r"(?:дан|ден|тан|тен|нан|нен|ға|ге|қа|ке|dan|ga)\Z")
# After the place of a dateline: a bracket, a dash, or a comma and a date.
DATELINE = re.compile(r"\s*(?:[(/][^)/\n]{2,40}[)/]\s*)?(?:,[^.\n]{3,40}?)?\s*(?P<dash>[–—]\s|-{1,2}\s)|\s*[.:,]\s")
# Two places with a dash between them are the ends of a road.
ROAD_BEFORE = re.compile(r"\w\s*[–—-]\s*\Z")
ROAD_AFTER = re.compile(r"\s*[–—-]\s*[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ]")
# The word for a town or region takes the case: `Ош қаласында`.
THERE_AFTER = re.compile(r"\s+(?:қала|облыс|аудан|ауыл|шаар|облус|район)\w*?(?:да|де|до|дө)(?!\w)")
# Characters before a place in which such a word stands.
REACH = 40
# The more exact, the better; a country where nothing else is stated.
EXACTNESS = (PlaceKind.CROSSING, PlaceKind.TOWN, PlaceKind.DISTRICT, PlaceKind.REGION)


class Where(NamedTuple):
    """A place, or a country alone."""

    country_code: str
    place_id: PlaceId | None
    precision: PlaceKind


class Map:
    """The places of the seeds by entity, and what lies in what."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places: Mapping[EntityId, Place] = {
            EntityId(f"{EntityKind.PLACE}:{place.place_id}"): place for place in places
        }
        self._regions = {place.place_id: place.region_id or place.place_id for place in self._places.values()}

    def where(self, text: str, start: int, mentions: Iterable[Mention]) -> Where | None:
        """The place that the names of a sentence, which begins at a place of the text, state; else its one country.

        A dateline (`TARAZ, 5 May –`) says where a report was filed: of it the country counts, where no other is named.
        """
        named = list(mentions)
        places = [(mention, self._places[mention.entity_id]) for mention in named if mention.entity_id in self._places]
        at = [(mention, place) for mention, place in places if not _is_dateline(text, start, mention)]
        ranked = sorted(at, key=lambda one: (_direction(text, start, one[0]), EXACTNESS.index(one[1].kind)))
        if ranked and _direction(text, start, ranked[0][0]) < _LED:
            place = ranked[0][1]
            return Where(place.country_code, place.place_id, place.kind)
        countries = {_code(mention.entity_id) for mention in named if mention.kind is EntityKind.COUNTRY}
        countries |= {place.country_code for _, place in at}
        countries = countries or {place.country_code for _, place in places}
        return Where(countries.pop(), None, PlaceKind.COUNTRY) if len(countries) == 1 else None

    def sole(self, mentions: Iterable[Mention]) -> Where | None:
        """The place that a document is about: the most exact of those it names, where they all lie in one another."""
        named = {self._places[each.entity_id] for each in mentions if each.entity_id in self._places}
        ranked = sorted(named, key=lambda place: (EXACTNESS.index(place.kind), place.place_id))
        found = [Where(place.country_code, place.place_id, place.kind) for place in ranked]
        return found[0] if found and all(self.agree(found[0], other) for other in found) else None

    def agree(self, one: Where, other: Where) -> bool:
        """Whether both may be one place: the same, or the one inside of the other."""
        if one.country_code != other.country_code:
            return False
        if one.place_id is None or other.place_id is None or one.place_id == other.place_id:
            return True
        regions = self._regions[one.place_id], self._regions[other.place_id]
        return regions[0] == regions[1] and (one.place_id in regions or other.place_id in regions)


_THERE, _NEUTRAL, _LED = range(3)


def _is_dateline(text: str, start: int, mention: Mention) -> bool:
    before, is_loud = text[start : mention.start_char], mention.matched_text.isupper()
    follows = DATELINE.match(text, mention.end_char)
    return not before.strip() and follows is not None and (is_loud or follows["dash"] is not None)


def _direction(text: str, start: int, mention: Mention) -> int:
    before = max(start, mention.start_char - REACH)
    if THERE_AFTER.match(text, mention.end_char):
        return _THERE
    if ROAD_BEFORE.search(text, before, mention.start_char) or ROAD_AFTER.match(text, mention.end_char):
        return _LED
    if THERE.search(text, before, mention.start_char) or LOCATIVE.search(mention.matched_text):
        return _THERE
    if AWAY.search(text, before, mention.start_char) or LEADING.search(mention.matched_text):
        return _LED
    return _NEUTRAL


def _code(entity_id: EntityId) -> str:
    return entity_id.partition(":")[2]
