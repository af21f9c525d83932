"""From a reading to everything its words say: one call per document, one registry of rules compiled once."""

from dataclasses import dataclass
from datetime import date

from threatlake.classifying.classifier import Classification, Classifier
from threatlake.classifying.model import Model
from threatlake.reading.extraction import Reading, StatedDay
from threatlake.records import Entity, Figure, Mention, StatedDate
from threatlake.seeds.load import Seeds
from threatlake.understanding import dates, figures, mentions, provisions
from threatlake.understanding.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Rules:
    """The seeds and the model made ready."""

    classifier: Classifier
    gazetteer: Gazetteer

    @classmethod
    def of(cls, seeds: Seeds, model: Model, fingerprint: str) -> "Rules":
        """Compile the seeds; done once, used for every document. The fingerprint signs the scores."""
        names = Gazetteer(seeds.countries, seeds.organisations, seeds.instruments, seeds.ambiguous_names, seeds.places)
        return cls(Classifier(seeds.threats, model, fingerprint), names)


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
    named = mentions.find_mentions(reading, rules.gazetteer)
    cited = provisions.find_provisions(reading, named, rules.gazetteer)
    return Understanding(
        classification=rules.classifier.classify(reading),
        published=dates.published_on(reading, stated, today),
        mentions=[*named, *cited],
        entities=[*mentions.symbol_entities(named), *provisions.provision_entities(cited, rules.gazetteer)],
        dates=stated,
        figures=figures.find_figures(reading),
    )
