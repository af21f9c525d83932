"""What others would use: datasketch, the method of text-dedup, and datatrove's MinHash, each as its makers set it."""

import hashlib
import itertools
import re
import struct
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from datasketch import MinHash, MinHashLSH
from datatrove.data import Document
from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupBuckets, MinhashDedupSignature
from datatrove.utils.logging import logger
from datatrove.utils.word_tokenizers import WordTokenizer

Pair = tuple[str, str]
Peer = Callable[[Mapping[str, str]], set[Pair]]
# datasketch leaves the shingles to its user: the same as ours, so that the search alone differs.
SHINGLE_WORDS = 3
# text-dedup 0.4: its defaults `--ngram 5 --min_length 5 --num_perm 250 --threshold 0.7`, for which its own search for
# the best bands (those of least false positives and negatives together, weighted alike) gives these.
DEDUP_WORDS, DEDUP_PERMUTATIONS, DEDUP_THRESHOLD = 5, 250, 0.7
PRIME, LARGEST = np.uint64((1 << 61) - 1), np.uint64((1 << 32) - 1)


class _Spaces(WordTokenizer):  # type: ignore[misc]
    """Words between spaces: datatrove takes punctuation out before, and its own tokenizers know no Kazakh."""

    def word_tokenize(self, text: str) -> list[str]:
        return text.split()

    def sent_tokenize(self, text: str) -> list[str]:
        return [text]

    def span_tokenize(self, text: str) -> list[tuple[int, int]]:
        return [(0, len(text))]


def datasketch(texts: Mapping[str, str], threshold: float = 0.9) -> set[Pair]:
    """MinHashLSH with 128 permutations over three-word shingles; what it returns is taken as found."""
    search, sketches = MinHashLSH(threshold=threshold, num_perm=128), {}
    for key, text in texts.items():
        words = re.findall(r"\w+", text.casefold())
        sketches[key] = MinHash(num_perm=128)
        sketches[key].update_batch([" ".join(run).encode() for run in _runs(words, SHINGLE_WORDS)])
        search.insert(key, sketches[key])
    return {(one, other) for other, sketch in sketches.items() for one in search.query(sketch) if one < other}


def text_dedup(texts: Mapping[str, str]) -> set[Pair]:
    """The method of text-dedup's minhash.py; the package itself needs Spark and an older rich than Prefect's."""
    bands, rows = _best_bands(DEDUP_THRESHOLD, DEDUP_PERMUTATIONS)
    chance = np.random.RandomState(42)
    factors = chance.randint(1, PRIME, size=DEDUP_PERMUTATIONS, dtype=np.uint64)
    offsets = chance.randint(0, PRIME, size=DEDUP_PERMUTATIONS, dtype=np.uint64)
    buckets: dict[Hashable, list[str]] = defaultdict(list)
    for key, text in texts.items():
        words = re.split(r"\W", text.lower())
        runs = {" ".join(run).encode() for run in _runs(words, DEDUP_WORDS)}
        if not runs:
            continue
        hashed = np.array([struct.unpack("<I", hashlib.sha1(run).digest()[:4])[0] for run in runs], dtype=np.uint64)  # noqa: S324 - the hash it uses
        least = ((hashed[:, None] * factors + offsets) % PRIME & LARGEST).min(axis=0)
        for band in range(bands):
            buckets[band, least[band * rows : (band + 1) * rows].tobytes()].append(key)
    return _pairs(buckets.values())


def datatrove(texts: Mapping[str, str]) -> set[Pair]:
    """Its own two steps, signatures and buckets, as they stand: five words, 14 buckets of 8 hashes."""
    logger.remove()
    keys, config = list(texts), MinhashConfig()
    with tempfile.TemporaryDirectory() as folder:
        signing = MinhashDedupSignature(f"{folder}/signatures", config, language=_Spaces())
        signing.run(Document(text=text, id=key) for key, text in texts.items())
        matching = MinhashDedupBuckets(f"{folder}/signatures", f"{folder}/buckets", config=config)
        for bucket in range(config.num_buckets):
            matching.run(None, bucket, config.num_buckets)
        logger.add(sys.stderr)
        files = sorted(Path(folder, "buckets").glob("*.dups"))
        return _pairs(chain for file in files for chain in _chains(file.read_bytes(), keys))


def _chains(content: bytes, keys: Sequence[str]) -> Iterator[list[str]]:
    """A bucket's file tells each document and the next with the same hashes: runs of neighbours are one group."""
    chain: list[int] = []
    for _, one, _, other in struct.iter_unpack("<4I", content):
        if not chain or chain[-1] != one:
            yield [keys[at] for at in chain]
            chain = [one]
        chain.append(other)
    yield [keys[at] for at in chain]


def _runs(words: Sequence[str], length: int) -> Iterable[tuple[str, ...]]:
    return zip(*(itertools.islice(words, start, None) for start in range(length)), strict=False)


def _pairs(groups: Iterable[Sequence[str]]) -> set[Pair]:
    return {(min(pair), max(pair)) for group in groups for pair in itertools.combinations(group, 2)}


def _best_bands(threshold: float, permutations: int) -> tuple[int, int]:
    """Bands and rows with the least of false positives below the threshold and false negatives above it."""
    below, above = np.linspace(0, threshold, 1_000), np.linspace(threshold, 1, 1_000)

    def wrong(bands: int, rows: int) -> float:
        positives = np.trapezoid(1 - (1 - below**rows) ** bands, below)
        return float(positives + np.trapezoid((1 - above**rows) ** bands, above))

    tried = ((bands, rows) for bands in range(1, permutations + 1) for rows in range(1, permutations // bands + 1))
    return min(tried, key=lambda each: wrong(*each))


PEERS: dict[str, Peer] = {
    "datasketch, 0.9": datasketch,
    "datasketch, 0.5": partial(datasketch, threshold=0.5),
    "text-dedup": text_dedup,
    "datatrove": datatrove,
}
