"""The country and place that a figure is about: named in its sentence, else the only country of the document."""

from collections.abc import Sequence

from threatlake.records import EntityKind, Mention, PlaceId

# Characters from one name of a list to the next (`, and `), and names of which a list has at least so many.
LISTED = 7
LEAST_LIST = 3


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
        nearest = _nearest(countries, at) if countries else None
        if nearest is not None and _is_listed(nearest, countries):
            return None, PlaceId(_code(_nearest(places, at))) if places else None
        country = _code(nearest) if nearest is not None else self._only
        place = PlaceId(_code(_nearest(places, at))) if places else None
        return country, place


def _is_listed(mention: Mention, others: list[Mention]) -> bool:
    """Whether a country is one of three and more that are listed: what is said of all is said of no one of them."""
    at = others.index(mention)
    run = 1
    for step in (1, -1):
        place = at
        while 0 <= place + step < len(others):
            first, second = sorted((others[place], others[place + step]), key=lambda each: each.start_char)
            if second.start_char - first.end_char > LISTED or first.entity_id == second.entity_id:
                break
            place, run = place + step, run + 1
    return run >= LEAST_LIST


def _nearest(mentions: list[Mention], at: int) -> Mention:
    """The last one before the figure, else the first after it."""
    before = [mention for mention in mentions if mention.start_char < at]
    return before[-1] if before else mentions[0]


def _code(mention: Mention) -> str:
    return mention.entity_id.partition(":")[2]
