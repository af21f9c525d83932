"""What the sentences before have told: triggers, the last figures, the substance and the period."""

from dataclasses import dataclass, field

from threatlake.records import FigureKind
from threatlake.seeds.figure_words import Noun, Trigger
from threatlake.understanding.counted.evidence import Said
from threatlake.understanding.counted.lexicon import Named
from threatlake.understanding.counted.statements import Statement
from threatlake.understanding.quantity import Quantity

# Sentences over which words are remembered: about a paragraph of a press release.
SPAN = 4
# Figures among which a whole is looked for.
LAST_FIGURES = 12


@dataclass(frozen=True, slots=True)
class Earlier:
    """A figure of before, as far as later ones refer to it."""

    quantity: Quantity
    kind: FigureKind
    noun: Noun | None
    trigger: Trigger | None
    score: float
    sentence: int
    period: str | None
    whole: "Earlier | None"
    listed: tuple[int, int]


@dataclass(slots=True)
class Memory:
    """What is remembered while a document is read; made anew for each."""

    sentence: int = 0
    heard: list[tuple[Trigger, int, bool]] = field(default_factory=list)
    figures: list[Earlier] = field(default_factory=list)
    substance: Named | None = None
    period: str | None = None
    period_told: int = 0
    report_period: str | None = None

    def earlier(self) -> list[Said]:
        """The triggers and hints of the sentences before, the nearest first."""
        return [Said(trigger, self.sentence - said, is_hint) for trigger, said, is_hint in reversed(self.heard)]

    def skip(self) -> None:
        """Count a sentence that is not read."""
        self.sentence += 1

    def close(self, said: Statement) -> None:
        """Remember a sentence that has been read."""
        self.heard = [each for each in self.heard if self.sentence - each[1] < SPAN]
        self.heard += [(trigger, self.sentence, True) for _, _, trigger in said.hints]
        self.heard += [(trigger, self.sentence, False) for _, _, trigger in said.triggers]
        if said.named:
            # Of several no one is the substance that goes on being told of.
            self.substance = said.named[-1][2] if len({each for _, _, each in said.named}) == 1 else None
        self.figures = self.figures[-LAST_FIGURES:]
        self.sentence += 1
