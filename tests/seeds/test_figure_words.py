"""The words of figures: each is found, none stands in two classes, and every kind has words in each language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from threatlake.errors import InvalidSeed
from threatlake.records import FigureKind
from threatlake.seeds import figure_words, substances
from threatlake.seeds.figure_words import FigureWords, Trigger
from threatlake.seeds.terms import Phrase
from threatlake.tokens import WORD
from threatlake.understanding.counted import measures
from threatlake.understanding.counted.lexicon import Hint, Named
from threatlake.understanding.counted.lexicons import lexicons

SEEDS = Path(__file__).parents[2] / "seeds"
WORDS = figure_words.load(SEEDS / "figures")
SUBSTANCES = substances.load(SEEDS / "substances.toml")
KNOWN = lexicons(WORDS, SUBSTANCES)
# Kinds that the unit or the noun alone decides.
BY_UNIT = {FigureKind.SHARE, FigureKind.STATES}


def entries(words: FigureWords) -> Iterator[tuple[object, Phrase]]:
    for noun, phrases in words.nouns.items():
        yield from ((noun, phrase) for phrase in phrases)
    for trigger, phrases in words.triggers.items():
        yield from ((trigger, phrase) for phrase in phrases)
    for trigger, phrases in words.hints.items():
        yield from ((Hint(trigger), phrase) for phrase in phrases)


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.language)
def test_every_word_is_found(words: FigureWords) -> None:
    lexicon = KNOWN[words.language]
    for means, phrase in entries(words):
        hits = lexicon.find([word.text for word in phrase])
        assert any(hit.means == means and hit.last - hit.first == len(phrase) for hit in hits), (means, phrase)


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.language)
def test_every_kind_has_triggers(words: FigureWords) -> None:
    choices = [*measures.NOUNS.values(), measures.MONEY, measures.TIME, measures.INDEX, measures.BARE]
    reached = {kind for choice in choices for trigger, kind in choice.kinds.items() if words.triggers[Trigger(trigger)]}
    assert reached | BY_UNIT == {*FigureKind}


def test_every_substance_is_found_by_every_name() -> None:
    for substance in SUBSTANCES:
        named = Named(substance.substance_id, substance.is_precursor)
        for name in (substance.name, *substance.aliases):
            words = [match.group() for match in WORD.finditer(name)]
            assert any(hit.means == named for hit in KNOWN["ru"].find(words)), (substance.substance_id, name)


def test_a_word_in_two_classes_is_refused(tmp_path: Path) -> None:
    for path in (SEEDS / "figures").glob("*.toml"):
        text = path.read_text("utf-8")
        if path.stem == "en":
            text = text.replace("nouns]\npersons = [", 'nouns]\npersons = ["migrants", ')
        (tmp_path / path.name).write_text(text, "utf-8")
    with pytest.raises(InvalidSeed, match="stands in persons and in migrants"):
        figure_words.load(tmp_path)
