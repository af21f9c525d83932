"""What labels cost: processor time a document, start-up and memory, beside TF-IDF with logistic regression."""

import json
import os
import pickle
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from classification_peer import Peer, fit_peer
from report import Table

from threatlake.classifying.classifier import Classifier
from threatlake.classifying.model import MODEL_FILE, load
from threatlake.reading.extraction import Reading
from threatlake.seeds.labelled import LabelledText
from threatlake.seeds.threats import ThreatSeeds
from threatlake.training.design import UNKNOWN
from threatlake.training.examples import reading_of

WORDS = range(500, 701)
DOCUMENTS = 300  # of each kind, at most
RUNS = 5
# Texts of these languages are shorter: several are laid together until there are this many words.
JOINED_LANGUAGES, JOINED_WORDS = ("ru", "kk", "ky", "uz", "tg"), 600

OWN_START = """
import sys
from pathlib import Path
from threatlake.classifying.classifier import Classifier
from threatlake.classifying.model import MODEL_FILE, load
from threatlake.seeds import threats
from threatlake.training.examples import reading_of
from threatlake.seeds.labelled import LabelledText
seeds = Path(sys.argv[1])
classifier = Classifier(threats.load(seeds / "threats"), load(seeds / MODEL_FILE), "")
def answer(text):
    classifier.classify(reading_of(LabelledText("t", None, "s", None, text, frozenset(), frozenset(), frozenset())))
"""
PEER_START = """
import pickle, sys
with open(sys.argv[1], "rb") as file:
    peer = pickle.load(file)
def answer(text):
    peer.probabilities([text])
"""
# Not `ru_maxrss`: Linux hands the peak of the parent on to the child.
MEASURED = """
import json, psutil, time
texts = json.load(sys.stdin)
answer(texts[0])
start, first = time.process_time(), psutil.Process().memory_info().rss
for text in texts:
    answer(text)
print(json.dumps([start, first, psutil.Process().memory_info().rss]))
"""
Document = TypeVar("Document")


def speed_tables(texts: Sequence[LabelledText], seeds: ThreatSeeds, folder: Path) -> Iterator[Table]:
    """Time both on the same documents."""
    peer = _peer(texts, seeds)
    kinds = dict(_kinds(texts))
    yield _times(kinds, Classifier(seeds, load(folder / MODEL_FILE), fingerprint=""), peer)
    yield _starts([each.text for each in kinds["en"]], folder, peer)


def _peer(texts: Sequence[LabelledText], seeds: ThreatSeeds) -> Peer:
    active = [seed.threat.threat_id for seed in seeds.active]
    labels = [[int(each in text.labels) if each in text.known else UNKNOWN for each in active] for text in texts]
    return fit_peer([reading_of(text).text for text in texts], np.array(labels, dtype=np.int64))


def _kinds(texts: Sequence[LabelledText]) -> Iterator[tuple[str, list[Reading]]]:
    """Documents of 500 to 700 words: those that are so long, and in other languages those that are made so long."""
    chance = random.Random(0)  # noqa: S311 - the same documents each time
    whole = [text for text in texts if text.language == "en" and len(text.text.split()) in WORDS]
    yield "en", [reading_of(text) for text in chance.sample(whole, min(DOCUMENTS, len(whole)))]
    for language in JOINED_LANGUAGES:
        parts: list[str] = []
        joined: list[Reading] = []
        for text in (text for text in texts if text.language == language):
            parts.append(text.text)
            if sum(len(part.split()) for part in parts) >= JOINED_WORDS:
                joined.append(reading_of(_text("\n\n".join(parts))))
                parts = []
        if joined:
            yield language, joined[:DOCUMENTS]


def _text(text: str) -> LabelledText:
    return LabelledText("joined", None, "joined", None, text, frozenset(), frozenset(), frozenset())


def _times(kinds: dict[str, list[Reading]], classifier: Classifier, peer: Peer) -> Table:
    rows: list[tuple[str, ...]] = []
    for language, readings in kinds.items():
        own = _cpu(classifier.classify, readings)
        theirs = _cpu(lambda text: peer.probabilities([text]), [each.text for each in readings])
        words = float(np.mean([len(each.text.split()) for each in readings]))
        cells = f"{len(readings)}", f"{words:.0f}", f"{own:.2f} ms", f"{1000 / own:.0f}", f"{theirs:.2f} ms"
        rows.append((language, *cells, f"{own / theirs:.2f}"))
    note = (
        "Warm, one core, process time, the least of five runs. threatlake: languages, labels, sub-threats, scores and "
        "evidence of a document that has been read; TF-IDF: five probabilities of its text. English documents have "
        f"{WORDS.start} to {WORDS[-1]} words; in the other languages short ones are laid together to {JOINED_WORDS}."
    )
    columns = ("language", "documents", "words", "threatlake", "documents a second", "TF-IDF", "ours to TF-IDF")
    return Table("Speed", note, columns, rows)


def _cpu(work: Callable[[Document], object], documents: Sequence[Document]) -> float:
    """Milliseconds a document, the least of some runs: noise only ever adds."""
    costs = []
    for _ in range(RUNS + 1):  # the first warms up
        started = time.process_time()
        for document in documents:
            work(document)
        costs.append(time.process_time() - started)
    return min(costs[1:]) / len(documents) * 1000


def _starts(texts: list[str], folder: Path, peer: Peer) -> Table:
    with tempfile.TemporaryDirectory() as scratch:
        pickled = Path(scratch) / "peer.pickle"
        pickled.write_bytes(pickle.dumps(peer))
        rows: list[tuple[str, ...]] = [
            ("threatlake", *_start(OWN_START, folder, texts), _megabytes((folder / MODEL_FILE).stat().st_size)),
            ("TF-IDF", *_start(PEER_START, pickled, texts), _megabytes(pickled.stat().st_size)),
        ]
    note = f"A new process to its first answer: processor time, memory then and after {len(texts)} documents."
    return Table("Start-up and memory", note, ("", "start-up", "memory", "memory, warm", "model on disk"), rows)


def _start(code: str, path: Path, texts: list[str]) -> tuple[str, str, str]:
    # The peer is unpickled by the module it lies in, and imports must not depend on where this is called.
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
    done = subprocess.run(
        [sys.executable, "-c", code + MEASURED, str(path)],
        input=json.dumps(texts),
        env={**os.environ, "PYTHONPATH": os.pathsep.join(folders)},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, first, last = json.loads(done.stdout)
    return f"{seconds:.1f} s", _megabytes(first), _megabytes(last)


def _megabytes(count: int) -> str:
    return f"{count / 2**20:.0f} MiB"
