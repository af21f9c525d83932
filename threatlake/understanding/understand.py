"""From a reading to everything its words say: one call per document, one registry of rules compiled once."""

from dataclasses import dataclass
from datetime import date

from threatlake.classifying.classifier import Classification, Classifier
from threatlake.classifying.model import Model
from threatlake.reading.extraction import Reading, StatedDay
from threatlake.records import Entity, Figure, Mention, StatedDate
from threatlake.seeds.load import Seeds
from threatlake.understanding import dates, figures, mentions, open_names
from threatlake.understanding.gazetteer import Gazetteer
from threatlake.understanding.open_names import OpenNames


@dataclass(frozen=True, slots=True)
class Rules:
    """The seeds and the model made ready."""

    classifier: Classifier
    gazetteer: Gazetteer
    names: OpenNames

    @classmethod
    def of(cls, seeds: Seeds, model: Model, fingerprint: str) -> "Rules":
        """Compile the seeds; done once, used for every document. The fingerprint signs the scores."""
        names = Gazetteer(seeds.countries, seeds.organisations, seeds.instruments, seeds.ambiguous_names)
        return cls(Classifier(seeds.threats, model, fingerprint), names, OpenNames.of(seeds))


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one document says."""

    classification: Classification
    published: StatedDay | None
    mentions: list[Mention]
    entities: list[Entity]
    dates: list[StatedDate]
    figures: list[Figure]


def understand(reading: Reading, rules: Rules, today: date) -> Understanding:
    """Read the words of one document; nothing is dated after `today`."""
    stated = dates.find_dates(reading, today)
    listed = mentions.find_mentions(reading, rules.gazetteer)
    named = sorted(
        [*listed, *open_names.find_open_names(reading, listed, rules.names)],
        key=lambda mention: (mention.start_char, -mention.end_char, mention.entity_id),
    )
    return Understanding(
        classification=rules.classifier.classify(reading),
        published=dates.published_on(reading, stated, today),
        mentions=named,
        entities=[*mentions.symbol_entities(named), *open_names.open_entities(named)],
        dates=stated,
        figures=figures.find_figures(reading),
    )
