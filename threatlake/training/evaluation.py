"""What is told of a classifier that was tried on labelled texts."""

from dataclasses import dataclass
from enum import StrEnum

from threatlake.makeup import MakeUp
from threatlake.records import Evidence, Score, ThreatId
from threatlake.seeds.labelled import LabelledText
from threatlake.training.metrics import Bin, Quality, Trade

# Texts whose language nobody stated.
UNKNOWN_LANGUAGE = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the classifier says of a labelled text; `chosen` and `judged` hold threats and sub-threats.

    Evidence is kept where a threat is answered wrongly, to show why.
    """

    text: LabelledText
    judged: frozenset[str]
    chosen: frozenset[str]
    scores: tuple[Score, ...]
    evidence: tuple[Evidence, ...]

    @property
    def language(self) -> str:
        """As its author stated it."""
        return self.text.language or UNKNOWN_LANGUAGE


@dataclass(frozen=True, slots=True)
class Figure:
    """How one threat or sub-threat fares in a source: in one language, or in all where that is None."""

    source: str
    language: str | None
    target: str
    quality: Quality


@dataclass(frozen=True, slots=True)
class Summary:
    """How all threats fare in a source: in one language, or in all where that is None.

    `macro_f1` is the mean over threats that have labels (None where none has), `micro` counts all threats together;
    `false_per_100` are wrong labels in 100 texts; of the texts without any label `false_share` got one.
    """

    source: str
    language: str | None
    text_count: int
    macro_f1: float | None
    micro: Quality
    false_per_100: float
    unlabelled_count: int
    false_share: float | None


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Scores of a threat beside what is so, over all texts that were judged for it."""

    threat_id: ThreatId
    threshold: float
    text_count: int
    label_count: int
    error: float
    bins: list[Bin]


class MistakeKind(StrEnum):
    """What went wrong."""

    WRONG = "wrong"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A label that is not so, or one that is so and is missing; `text` is the text as read, `evidence` tells why."""

    kind: MistakeKind
    source: str
    language: str
    text_id: str
    threat_id: ThreatId
    score: float
    threshold: float
    labels: list[str]
    text: str
    made_up: MakeUp
    evidence: list[Evidence]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that is told of a classifier; of mistakes the most confident of each source, over all the worst first."""

    text_count: int
    summaries: list[Summary]
    figures: list[Figure]
    subthreat_figures: list[Figure]
    calibrations: list[Calibrated]
    mistakes: list[Mistake]


@dataclass(frozen=True, slots=True)
class Curve:
    """What other thresholds would give for a threat in one source."""

    source: str
    threat_id: ThreatId
    label_count: int
    trades: list[Trade]
