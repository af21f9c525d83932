"""From a reading to everything its words say: one call per document, one registry of rules compiled once."""

from dataclasses import dataclass
from datetime import date

from threatlake.reading.extraction import Reading, StatedDay
from threatlake.records import Entity, Evidence, Figure, Finding, FindingSubthreat, Mention, Score, StatedDate
from threatlake.seeds.load import Seeds
from threatlake.understanding import dates, figures, language, mentions
from threatlake.understanding.gazetteer import Gazetteer
from threatlake.understanding.threats import Classifier


@dataclass(frozen=True, slots=True)
class Rules:
    """The seeds made ready for matching."""

    classifier: Classifier
    gazetteer: Gazetteer

    @classmethod
    def of(cls, seeds: Seeds) -> "Rules":
        """Compile the seeds; done once, used for every document."""
        names = Gazetteer(seeds.countries, seeds.organisations, seeds.instruments, seeds.ambiguous_names)
        return cls(Classifier(seeds.threats), names)


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one document says."""

    language: str | None
    published: StatedDay | None
    findings: list[Finding]
    finding_subthreats: list[FindingSubthreat]
    scores: list[Score]
    evidence: list[Evidence]
    mentions: list[Mention]
    entities: list[Entity]
    dates: list[StatedDate]
    figures: list[Figure]


def understand(reading: Reading, rules: Rules, today: date) -> Understanding:
    """Read the words of one document; nothing is dated after `today`."""
    spoken = language.identify(reading.text)
    classified = rules.classifier.classify(reading, spoken)
    stated = dates.find_dates(reading, today)
    named = mentions.find_mentions(reading, rules.gazetteer)
    return Understanding(
        language=spoken,
        published=dates.published_on(reading, stated, today),
        findings=classified.findings,
        finding_subthreats=classified.finding_subthreats,
        scores=classified.scores,
        evidence=classified.evidence,
        mentions=named,
        entities=mentions.symbol_entities(named),
        dates=stated,
        figures=figures.find_figures(reading),
    )
