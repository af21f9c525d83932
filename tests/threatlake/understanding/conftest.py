"""The rules for open names, compiled once for the tests of persons and of organisations."""

from collections.abc import Callable
from pathlib import Path

import pytest

from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, MediaType, Mention, Passage, PassageKind
from threatlake.seeds import load
from threatlake.understanding.gazetteer import Gazetteer
from threatlake.understanding.mentions import find_mentions
from threatlake.understanding.open_names import OpenNames, find_open_names

SEEDS = Path(__file__).parents[3] / "seeds"
DOCUMENT = DocumentId("ab" * 32)


@pytest.fixture(scope="session")
def mentions() -> Callable[[str], list[Mention]]:
    """The open names of a text, a passage per paragraph, after those of the seeds."""
    seeds = load.load(SEEDS)
    gazetteer = Gazetteer(seeds.countries, seeds.organisations, seeds.instruments, seeds.ambiguous_names)
    names = OpenNames.of(seeds)

    def find(text: str) -> list[Mention]:
        passages, start = [], 0
        for number, paragraph in enumerate(text.split("\n\n")):
            passages.append(Passage(DOCUMENT, number, PassageKind.PARAGRAPH, None, 1, start, start + len(paragraph)))
            start += len(paragraph) + 2
        reading = Reading(DOCUMENT, MediaType.TEXT, text, passages)
        return find_open_names(reading, find_mentions(reading, gazetteer), names)

    return find
