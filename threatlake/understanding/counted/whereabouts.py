"""The country and place that a figure is about: named in its sentence, else the only country of the document."""

from collections.abc import Sequence

from threatlake.records import EntityKind, Mention, PlaceId


class Whereabouts:
    """The countries and places that a document names, in order."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        kinds = (EntityKind.COUNTRY, EntityKind.PLACE)
        self._named = [mention for mention in mentions if mention.kind in kinds]
        codes = {_code(mention) for mention in self._named if mention.kind is EntityKind.COUNTRY}
        self._only = next(iter(codes)) if len(codes) == 1 else None

    def of(self, start: int, end: int, at: int) -> tuple[str | None, PlaceId | None]:
        """The country code and the place of a figure at `at`, in the sentence from `start` to `end`."""
        inside = [mention for mention in self._named if start <= mention.start_char < end]
        countries = [mention for mention in inside if mention.kind is EntityKind.COUNTRY]
        places = [mention for mention in inside if mention.kind is EntityKind.PLACE]
        country = _code(_nearest(countries, at)) if countries else self._only
        place = PlaceId(_code(_nearest(places, at))) if places else None
        return country, place


def _nearest(mentions: list[Mention], at: int) -> Mention:
    """The last one before the figure, else the first after it."""
    before = [mention for mention in mentions if mention.start_char < at]
    return before[-1] if before else mentions[0]


def _code(mention: Mention) -> str:
    return mention.entity_id.partition(":")[2]
