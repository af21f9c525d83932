"""How well languages are told, of texts and of passages, beside py3langid alone and pycld2: one run, the same texts.

    .venv/bin/python benchmarks/languages.py DATA

DATA is a folder with `threats.jsonl.gz` (fields source, lang, title, text); the labelled texts of the seeds are read
beside it. Prints Markdown tables. A peer that is not installed is left out with a line that says so.
"""

import gzip
import importlib
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from py3langid.langid import MODEL_FILE, LanguageIdentifier
from report import Table

from threatlake.classifying.language import MIN_LETTERS, identify
from threatlake.classifying.passage_languages import passage_languages
from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, MediaType, Passage, PassageKind

# The sources whose languages are stated text by text; the others are English throughout.
REGIONAL = ("labelled", "multilingual", "kyrgyz24kg")
LENGTHS = (200, 300, 500)
WINDOWS = 6  # of each text, at random
ENGLISH_TEXTS = 200  # of each English source
DOCUMENTS = 30  # of each mixture
MIXTURES = (
    ("ru", "kk"), ("ru", "en"), ("uz", "ru"), ("uz-Latn", "ru"), ("tg", "ru"), ("ky", "ru"), ("kk", "en"),
    ("kk-Latn", "ru"), ("kk-Latn", "en"), ("uz-Latn", "en"), ("tg", "uz"), ("ky", "kk"), ("uz-Latn", "kk-Latn"),
)  # fmt: skip
PASSAGE_LETTERS = ((MIN_LETTERS, 60), (60, 150), (150, 1_000_000))

Identifier = Callable[[str], str | None]
Document = TypeVar("Document")


@dataclass(frozen=True, slots=True)
class Text:
    """A text whose language is known; `key` is the language, with its script where that is not the usual one."""

    source: str
    key: str
    title: str
    text: str


def main() -> None:
    """Measure all and print it."""
    data = Path(sys.argv[1])
    with gzip.open(data / "threats.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [*_read(lines), *_labelled()]
    regional = [text for text in texts if text.source in REGIONAL]
    tools = _tools()
    print(f"py3langid {version('py3langid')}; peers: {', '.join(list(tools)[1:])}\n")
    tables = (_lengths(regional, tools), _confusions(regional), _english(texts), _mixtures(regional), _whole(regional))
    for table in (*tables, _speed(regional, tools)):
        print(table.markdown(), flush=True)


def _read(lines: Iterable[str], source: str | None = None) -> Iterator[Text]:
    for line in lines:
        row = json.loads(line)
        latin, letters = len(re.findall("[A-Za-z]", row["text"])), sum(map(str.isalpha, row["text"]))
        is_latin = row["lang"] in {"kk", "uz"} and latin * 2 > letters
        yield Text(source or row["source"], row["lang"] + "-Latn" * is_latin, row["title"], row["text"])


def _labelled() -> Iterator[Text]:
    for path in sorted((Path(__file__).parents[1] / "seeds" / "labelled").glob("*.jsonl")):
        yield from _read(path.read_text(encoding="utf-8").splitlines(), "labelled")


def _tools() -> dict[str, Identifier]:
    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    tools: dict[str, Identifier] = {"ours": identify, "py3langid": lambda text: str(model.classify(text)[0])}
    try:
        cld2 = importlib.import_module("pycld2")
    except ImportError:
        print("no pycld2")
        return tools

    def pycld2(text: str) -> str | None:
        # It refuses control characters.
        found = cld2.detect("".join(letter if letter.isprintable() else " " for letter in text))
        return str(found[2][0][1])

    return tools | {"pycld2": pycld2}


def _windows(texts: list[Text], length: int | None) -> Iterator[tuple[str, str]]:
    chance = random.Random(length)  # noqa: S311 - the same windows each time
    for each in texts:
        if length is None or length >= len(each.text) >= min(LENGTHS):
            yield each.key, each.text
        elif len(each.text) > length:
            for _ in range(WINDOWS):
                start = chance.randrange(len(each.text) - length)
                yield each.key, each.text[start : start + length]


def _lengths(texts: list[Text], tools: dict[str, Identifier]) -> Table:
    right: Counter[tuple[str, str, int | None]] = Counter()
    totals: Counter[tuple[str, int | None]] = Counter()
    for length in (*LENGTHS, None):
        for key, window in _windows(texts, length):
            totals[key, length] += 1
            for name, tool in tools.items():
                right[name, key, length] += tool(window) == _code(key)
    rows = [
        (
            key,
            f"{length or 'whole'}",
            f"{totals[key, length]:,}",
            *(f"{right[name, key, length] / totals[key, length]:.1%}" for name in tools),
        )
        for key, length in sorted(totals, key=lambda each: (each[0], each[1] or 10**6))
    ]
    columns = ("language", "characters", "texts", *tools)
    return Table("Languages of texts", "Share of texts and windows cut from them that are told rightly.", columns, rows)


def _confusions(texts: list[Text]) -> Table:
    taken: dict[str, Counter[str]] = defaultdict(Counter)
    for length in LENGTHS:
        for key, window in _windows(texts, length):
            taken[key][identify(window) or "none"] += 1
    columns = sorted({language for counts in taken.values() for language in counts})
    rows = [(key, *(f"{counts[language] or ''}" for language in columns)) for key, counts in sorted(taken.items())]
    return Table("Taken for", "Windows of all lengths, by the language they are told to be in.", ("is", *columns), rows)


def _english(texts: list[Text]) -> Table:
    rows: list[tuple[str, ...]] = []
    for source in sorted({text.source for text in texts} - set(REGIONAL)):
        own = [text for text in texts if text.source == source]
        chosen = random.Random(source).sample(own, min(ENGLISH_TEXTS, len(own)))  # noqa: S311 - the same each time
        windows = Counter(identify(window) or "none" for _, window in _windows(chosen, min(LENGTHS)))
        whole = Counter(identify(text.text) or "none" for text in chosen)
        others = ", ".join(f"{language} {count}" for language, count in windows.most_common() if language != "en")
        rows.append((source, f"{whole['en']} of {whole.total()}", f"{windows['en']} of {windows.total()}", others))
    return Table(
        "English stays English", "Whole texts, and windows of 200.", ("source", "whole", "windows", "else"), rows
    )


def _mixtures(texts: list[Text]) -> Table:
    paragraphs: dict[str, list[str]] = defaultdict(list)
    for each in texts:
        if each.source != "kyrgyz24kg":  # its pages quote captions of other languages
            paragraphs[each.key] += [part for part in _parts(each) if _letters(part) >= MIN_LETTERS]
    rows = []
    for pair in MIXTURES:
        wrong, totals = Counter[int](), Counter[int]()
        chance = random.Random("".join(pair))  # noqa: S311 - the same documents each time
        for _ in range(DOCUMENTS):
            share = chance.choice((0.2, 0.5, 0.8))
            keys = [pair[chance.random() < share] for _ in range(chance.randrange(4, 30))]
            reading = _reading([chance.choice(paragraphs[key]) for key in keys])
            told = passage_languages(reading, identify(reading.text))
            for key, passage, language in zip(keys, reading.passages, told, strict=True):
                count = _letters(reading.text[passage.start_char : passage.end_char])
                bin_ = next(number for number, (low, high) in enumerate(PASSAGE_LETTERS) if low <= count < high)
                totals[bin_] += 1
                wrong[bin_] += language != _code(key)
        rows.append((" + ".join(pair), *(f"{wrong[each]} of {totals[each]}" for each in range(len(PASSAGE_LETTERS)))))
    note = "Paragraphs and titles of two languages, shuffled into documents: passages told wrongly, by their letters."
    columns = ("mixture", *(f"{low}-{high - 1}" if high < 10**6 else f"{low}+" for low, high in PASSAGE_LETTERS))
    return Table("Passages of mixed documents", note, columns, rows)


def _whole(texts: list[Text]) -> Table:
    wrong, totals = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for each in texts:
        reading = _reading(_parts(each))
        for language in passage_languages(reading, identify(reading.text)):
            totals[each.source, each.key] += 1
            wrong[each.source, each.key] += language not in {_code(each.key), None}
    rows: list[tuple[str, ...]] = [
        (source, key, f"{wrong[source, key]} of {count}") for (source, key), count in sorted(totals.items())
    ]
    return Table("Passages of documents in one language", "Said to be in another.", ("source", "language", ""), rows)


def _speed(texts: list[Text], tools: dict[str, Identifier]) -> Table:
    words_by_key: dict[str, list[str]] = defaultdict(list)
    for each in texts:
        words_by_key[each.key] += each.text.split()
    rows = []
    for key, words in sorted(words_by_key.items()):
        chunk = [" ".join(words[at : at + 600]) for at in range(0, len(words) - 600, 600)][:20]
        readings = [_reading(re.split(r"(?<=\.) ", text)) for text in chunk]
        costs = [_cpu(tool, chunk) for tool in tools.values()]
        passages = _cpu(partial(passage_languages, main=_code(key)), readings)
        cells = [f"{cost:.2f} ms" for cost in (*costs, passages)]
        rows.append((key, *cells, f"{costs[0] / costs[1]:.2f}"))
    note = "Process time for a document of 600 words; passages are its sentences, beside what the document costs."
    return Table("Cost", note, ("language", *tools, "passages", "ours to py3langid"), rows)


def _cpu(work: Callable[[Document], object], documents: list[Document]) -> float:
    """Milliseconds a document, the least of five runs: noise only ever adds."""
    costs = []
    for _ in range(5):
        started = time.process_time()
        for document in documents:
            work(document)
        costs.append(time.process_time() - started)
    return min(costs) / len(documents) * 1000


def _code(key: str) -> str:
    return key.partition("-")[0]


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _parts(text: Text) -> list[str]:
    return [part.strip() for part in (text.title, *text.text.split("\n")) if part.strip()]


def _reading(paragraphs: list[str]) -> Reading:
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + 2)
    passages = [
        Passage(DocumentId(""), number, PassageKind.PARAGRAPH, None, None, start, following - 2)
        for number, (start, following) in enumerate(pairwise(starts))
    ]
    return Reading(DocumentId(""), MediaType.TEXT, "\n\n".join(paragraphs), passages)


if __name__ == "__main__":
    main()
