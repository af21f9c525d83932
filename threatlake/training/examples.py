"""A labelled text as the classifier measures it."""

from dataclasses import dataclass

from threatlake.classifying.classifier import Classifier
from threatlake.classifying.language import identify
from threatlake.classifying.measuring import Measured
from threatlake.classifying.passage_languages import passage_languages
from threatlake.reading.assemble import assemble
from threatlake.reading.extraction import Reading
from threatlake.reading.plain import text as plain
from threatlake.records import DocumentId, MediaType
from threatlake.seeds.labelled import LabelledText
from threatlake.seeds.threats import ThreatSeeds


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled text, measured; `labels` and `known` hold threats, and sub-threats where they were told apart."""

    text: LabelledText
    measured: Measured
    labels: frozenset[str]
    known: frozenset[str]

    @property
    def group(self) -> str:
        """The texts it was collected with: their source and language."""
        return f"{self.text.source}/{self.text.language or 'unknown'}"


def reading_of(text: LabelledText) -> Reading:
    """Read a labelled text as a file of plain text that begins with its title."""
    titled = text.title is not None and not text.text.startswith(text.title)
    whole = f"{text.title}\n\n{text.text}" if titled else text.text
    return assemble(DocumentId(text.text_id), MediaType.TEXT, plain.extract(whole.encode()))


def example(text: LabelledText, classifier: Classifier, seeds: ThreatSeeds) -> Example:
    """Measure a text for every active threat and sub-threat."""
    reading = reading_of(text)
    languages = passage_languages(reading, identify(reading.text))
    labels: frozenset[str] = text.labels | text.subthreats
    return Example(text, classifier.measure(reading, languages, targets(seeds)), labels, judged(text, seeds))


def judged(text: LabelledText, seeds: ThreatSeeds) -> frozenset[str]:
    """Tell for which threats and sub-threats somebody said whether the text is about them."""
    # Where nobody named sub-threats of a threat that is there, nothing is known of them.
    told = text.known if text.subthreats or not text.labels else text.known - text.labels
    return text.known | {each.subthreat_id for each in seeds.subthreat_records if each.threat_id in told}


def targets(seeds: ThreatSeeds) -> tuple[str, ...]:
    """List what a model is trained for: the active threats, then their sub-threats."""
    threats = tuple(seed.threat.threat_id for seed in seeds.active)
    return (*threats, *(each.subthreat_id for seed in seeds.active for each in seed.subthreats))


def of_seeds(seeds: ThreatSeeds) -> list[LabelledText]:
    """The examples and counter-examples of the seeds as labelled texts: each tells of its own threat only."""
    texts: list[LabelledText] = []
    for seed in seeds.active:
        threat_id = seed.threat.threat_id
        for is_label, examples in ((True, seed.examples), (False, seed.counter_examples)):
            for number, each in enumerate(examples):
                texts.append(
                    LabelledText(
                        text_id=f"{threat_id}/{'example' if is_label else 'counter_example'}/{number}",
                        language=each.language,
                        source="seeds",
                        title=None,
                        text=each.text,
                        labels=frozenset({threat_id} if is_label else ()),
                        known=frozenset({threat_id}),
                        subthreats=frozenset({each.subthreat_id} if each.subthreat_id else ()),
                    )
                )
    return texts
