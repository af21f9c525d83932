"""Texts that nobody copied from one another: originals, what stands around passages, what is laid into reprints."""

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

SEEDS = Path(__file__).parents[1] / "seeds" / "labelled"
# Sources of DATA with texts long enough to be cut and reprinted. Lists of one template (satp) and summaries that
# repeat one another (congress110) are left out.
SOURCES = ("bbc", "reuters21578", "muc4", "kyrgyz24kg", "insightcrime", "adverse_media", "casie", "multilingual")
FROM_SOURCE = 400  # of each, at most
# Texts that share a run of so many words are not independent, and only the first of them is taken.
RUN = 8
MIN_WORDS = 40


class Original(NamedTuple):
    """A text with its language and title."""

    language: str
    title: str | None
    text: str

    @property
    def word_count(self) -> int:
        """Its length."""
        return len(self.text.split())


class Pool:
    """Texts by language, each handed out once."""

    def __init__(self, originals: Iterable[Original], chance: random.Random) -> None:
        self._kept: dict[str, list[Original]] = defaultdict(list)
        for original in originals:
            self._kept[original.language].append(original)
        for language in sorted(self._kept):
            chance.shuffle(self._kept[language])

    def take(self, language: str, words: range = range(MIN_WORDS, 1_500)) -> Original:
        """Some text of a language and length, not handed out before."""
        kept = self._kept[language]
        for at in range(len(kept) - 1, -1, -1):
            if kept[at].word_count in words:
                return kept.pop(at)
        raise SystemExit(
            f"no more {language} texts of {words.start} to {words.stop} words; give DATA or a smaller --size"
        )

    def paragraph(self, language: str, words: range) -> str:
        """The first sentences of a text that was not handed out before, of about so many words."""
        parts = re.split(r"(?<=[.!?])\s+", self.take(language, range(words.start, 1_500)).text)
        taken: list[str] = []
        for part in parts:
            count = len(" ".join(taken).split())
            if count >= words.start and count + len(part.split()) >= words.stop:
                break
            taken.append(part)
        return " ".join(taken)


def originals(data: Path | None) -> Iterator[Original]:
    """The texts of the seeds and of DATA, without those that share a run of words with one before."""
    seen: set[tuple[str, ...]] = set()
    for original in _texts(data):
        words = re.findall(r"\w+", original.text.casefold())
        runs = {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
        if len(words) >= MIN_WORDS and not runs & seen:
            yield original
        seen |= runs


def _texts(data: Path | None) -> Iterator[Original]:
    for path in sorted(SEEDS.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield Original(row["lang"], row.get("title"), row["text"])
    if data:
        taken: dict[str, int] = defaultdict(int)
        with gzip.open(data / "threats.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                taken[row["source"]] += 1
                if row["source"] in SOURCES and taken[row["source"]] <= FROM_SOURCE:
                    yield Original(row["lang"], row["title"] or None, row["text"])
