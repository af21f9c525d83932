"""From a reading to everything its words say: one call per document, one registry of rules compiled once."""

from dataclasses import dataclass
from datetime import date

from threatlake.classifying.classifier import Classification, Classifier
from threatlake.classifying.model import Model
from threatlake.reading.extraction import Reading, StatedDay
from threatlake.records import Entity, EventEntity, EventMention, Figure, Mention, StatedDate
from threatlake.seeds.load import Seeds
from threatlake.understanding import dates, figures, mentions, open_names, provisions
from threatlake.understanding.counted.lexicons import Lexicons, lexicons
from threatlake.understanding.event_places import Map
from threatlake.understanding.event_terms import EventTerms
from threatlake.understanding.events import find_events
from threatlake.understanding.gazetteer import Gazetteer
from threatlake.understanding.open_names import OpenNames
from threatlake.understanding.told_sentences import Stated


@dataclass(frozen=True, slots=True)
class Rules:
    """The seeds and the model made ready."""

    classifier: Classifier
    gazetteer: Gazetteer
    names: OpenNames
    lexicons: Lexicons
    event_terms: EventTerms
    places: Map

    @classmethod
    def of(cls, seeds: Seeds, model: Model, fingerprint: str) -> "Rules":
        """Compile the seeds; done once, used for every document. The fingerprint signs the scores."""
        return cls(
            classifier=Classifier(seeds.threats, model, fingerprint),
            gazetteer=Gazetteer(
                seeds.countries, seeds.organisations, seeds.instruments, seeds.ambiguous_names, seeds.places
            ),
            names=OpenNames.of(seeds),
            lexicons=lexicons(seeds.figure_words, seeds.substances),
            event_terms=EventTerms(seeds.event_words),
            places=Map(seeds.places.places),
        )


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one document says."""

    classification: Classification
    published: StatedDay | None
    mentions: list[Mention]
    entities: list[Entity]
    dates: list[StatedDate]
    figures: list[Figure]
    events: list[EventMention]
    event_entities: list[EventEntity]


def understand(reading: Reading, rules: Rules, today: date) -> Understanding:
    """Read the words of one document; nothing is dated after `today`."""
    stated = dates.find_dates(reading, today)
    published = dates.published_on(reading, stated, today)
    listed = mentions.find_mentions(reading, rules.gazetteer)
    cited = provisions.find_provisions(reading, listed, rules.gazetteer)
    named = sorted(
        [*listed, *cited, *open_names.find_open_names(reading, listed, rules.names)],
        key=lambda mention: (mention.start_char, -mention.end_char, mention.entity_id),
    )
    counted = figures.find_figures(reading, rules.lexicons, named, stated)
    told = find_events(Stated(reading, published, stated, named, counted), rules.event_terms, rules.places)
    return Understanding(
        classification=rules.classifier.classify(reading),
        published=published,
        mentions=named,
        entities=[
            *mentions.symbol_entities(named),
            *provisions.provision_entities(cited, rules.gazetteer),
            *open_names.open_entities(named),
        ],
        dates=stated,
        figures=told.figures,
        events=told.event_mentions,
        event_entities=told.entities,
    )
