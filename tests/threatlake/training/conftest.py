"""A few dozen short texts about two threats, and the model that is learnt from them."""

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from threatlake.classifying.classifier import Classifier
from threatlake.classifying.model import UNTRAINED, Weights
from threatlake.records import ThreatId
from threatlake.seeds import threats
from threatlake.seeds.labelled import LabelledText
from threatlake.seeds.threats import ThreatSeeds
from threatlake.training.design import Design, design
from threatlake.training.examples import Example, example
from threatlake.training.fit import fit
from threatlake.training.train import Trained, train

CYBER, DRUGS = ThreatId("cybercrime"), ThreatId("drug_weapon_trafficking")
# What is told of a sub-threat; each word comes with others in each text.
TOLD = {
    "cyber_dependent": "hackers broke into servers malware encrypted files ransomware database stolen password",
    "cyber_enabled": "callers posed as the bank phishing link victims sent savings fraud online messenger codes",
    "drug_trafficking": "police seized heroin opium hidden in a truck couriers sold mephedrone through caches",
    "weapon_trafficking": "pistols rifles and cartridges were smuggled dealers sold grenades without serial numbers",
}
PARENTS = {name: CYBER if name.startswith("cyber") else DRUGS for name in TOLD}
INNOCENT = "the library opened a reading room teachers planted trees and the choir sang in the square for guests"
PLACES = ["Almaty", "Osh", "Bukhara", "Khujand", "Karaganda", "Naryn", "Termez", "Penjikent"]


@dataclass(frozen=True)
class Learnt:
    """Everything from the texts to the model."""

    seeds: ThreatSeeds
    classifier: Classifier
    examples: list[Example]
    design: Design
    weights: Weights
    trained: Trained


def written(name: str | None, number: int) -> LabelledText:
    """One text about a sub-threat, or about nothing."""
    rng = random.Random(f"{name} {number}")  # noqa: S311 - words are drawn, no secrets
    words = (TOLD[name] if name else INNOCENT).split()
    sentences = [f"In {rng.choice(PLACES)} {' '.join(rng.sample(words, 6))} on day {rng.randrange(1, 29)}."]
    sentences.append(f"{' '.join(rng.sample(INNOCENT.split(), 4))} {' '.join(rng.sample(words, 4))}.".capitalize())
    return LabelledText(
        text_id=f"{name}-{number}",
        language="en",
        source="first" if number % 3 else "second",
        title=f"News of {rng.choice(PLACES)}" if number % 2 else None,
        text=" ".join(sentences),
        labels=frozenset({PARENTS[name]} if name else ()),
        known=frozenset({CYBER, DRUGS}),
        subthreats=frozenset({name} if name else ()),
    )


@pytest.fixture(scope="session")
def two_threats() -> ThreatSeeds:
    """The seeds as if there were but two threats."""
    every = threats.load(Path(__file__).parents[3] / "seeds" / "threats")
    return ThreatSeeds(tuple(each for each in every.threats if each.threat.threat_id in {CYBER, DRUGS}))


@pytest.fixture(scope="session")
def learnt(two_threats: ThreatSeeds) -> Learnt:
    """The texts, laid out and learnt once; to be read only."""
    finder = Classifier(two_threats, UNTRAINED, "")
    names = [*TOLD, None, None]
    texts = [written(name, number + 100 * place) for place, name in enumerate(names) for number in range(12)]
    examples = [example(text, finder, two_threats) for text in texts]
    laid_out = design(examples, two_threats)
    weights = fit(laid_out, np.arange(len(examples)))
    return Learnt(two_threats, finder, examples, laid_out, weights, train(examples, two_threats))
