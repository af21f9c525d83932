"""Encodings and their damage: ours beside charset-normalizer, chardet, faust-cchardet and ftfy, in one run."""

import codecs
import functools
import gc
import gzip
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cchardet
import chardet
import charset_normalizer
import ftfy
from report import Table

from threatlake.reading.characters import mojibake
from threatlake.reading.characters.decode import Decoded, declared_in, decode

# Lines of Russian, Kazakh, Kyrgyz, Tajik and Uzbek, written for this.
_LINES = [line.split("\t")[1] for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()]
_SHORT = 60  # characters: a title or a line of a table
_CODECS = (
    "cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic", "kz1048", "ptcp154", "koi8-t", "utf-8",
    "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be",
)  # fmt: skip
_DECLARATIONS = ("utf-8", "iso-8859-1", "windows-1252", "windows-1251", "koi8-r", "ibm866", "iso-8859-5", "us-ascii")
_MISREADINGS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("utf-8", "sloppy-windows-1252"),), (("utf-8", "latin-1"),), (("utf-8", "sloppy-windows-1251"),),
    (("utf-8", "cp866"),), (("utf-8", "koi8-r"),), (("utf-8", "mac-roman"),), (("utf-8", "mac-cyrillic"),),
    (("cp1251", "cp1252"),), (("cp1251", "latin-1"),), (("cp1251", "koi8-r"),), (("cp1251", "cp866"),),
    (("koi8-r", "cp1251"),), (("koi8-r", "cp1252"),), (("koi8-r", "cp866"),), (("cp866", "cp1251"),),
    (("cp866", "cp1252"),), (("cp866", "koi8-r"),),
    (("utf-8", "sloppy-windows-1252"), ("utf-8", "sloppy-windows-1252")),
    (("cp1251", "latin-1"), ("utf-8", "sloppy-windows-1252")),
)  # fmt: skip

Guesser = Callable[[bytes], Decoded]


def tables(data: Path) -> list[Table]:
    """What is decoded rightly, how sure it is said to be, and what damage is repaired."""
    return [_files(data), _lines(), _repairs(data), _spared(data)]


def _ours(raw: bytes) -> Decoded:
    return decode(raw)


def _charset_normalizer(raw: bytes) -> Decoded:
    best = charset_normalizer.from_bytes(raw).best()
    return Decoded(str(best) if best else "", best.encoding if best else "", 1 - best.chaos if best else 0.0)


def _named(found: dict[str, Any], raw: bytes) -> Decoded:
    name = str(found["encoding"] or "cp1252")
    try:
        return Decoded(raw.decode(name, "replace"), name, float(found["confidence"] or 0))
    except LookupError:
        return Decoded("", name, float(found["confidence"] or 0))


def _chardet(raw: bytes) -> Decoded:
    return _named(dict(chardet.detect(raw)), raw)


def _cchardet(raw: bytes) -> Decoded:
    return _named(dict(cchardet.detect(raw)), raw)


_GUESSERS: dict[str, Guesser] = {
    "threatlake": _ours, "charset-normalizer": _charset_normalizer, "chardet": _chardet, "faust-cchardet": _cchardet,
}  # fmt: skip


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _files(data: Path) -> Table:
    """The files of known encoding, in those that Python knows."""
    known = [
        (raw, raw.decode(row["encoding"], "replace").lstrip("\ufeff"))
        for row in _rows(data / "encodings.jsonl.gz")
        if (raw := (data / "encodings" / row["file"]).read_bytes()) and _is_known(row["encoding"])
    ]
    told: dict[str, Guesser] = {
        "threatlake, declaration heeded": lambda raw: decode(raw, declared_in(raw)),
        **_GUESSERS,
    }
    rows: list[tuple[str, ...]] = []
    first = 0.0
    for tool, guess in told.items():
        _forget()
        began = time.process_time()
        decoded = [guess(raw) for raw, _ in known]
        spent = time.process_time() - began
        first = first or spent
        right = [one.text.lstrip("\ufeff") == text for one, (_, text) in zip(decoded, known, strict=True)]
        sure = [one.confidence for one, is_right in zip(decoded, right, strict=True) if is_right]
        unsure = [one.confidence for one, is_right in zip(decoded, right, strict=True) if not is_right]
        rows.append((tool, f"{sum(right)} of {len(known)}", _mean(sure), _mean(unsure), f"{spent / first:.1f}"))
    note = (
        "Files whose text equals that of their known encoding; the mean confidence stated where right and where wrong."
    )
    columns = ("tool", "right", "confidence, right", "confidence, wrong", "time")
    return Table("Encodings of real files", note, columns, rows)


def _forget() -> None:
    """Empty what libraries remember of the files that the tool before has read."""
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper):  # noqa: SLF001 - the type has no other name
            kept.cache_clear()


def _is_known(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _mean(values: list[float]) -> str:
    return f"{sum(values) / len(values):.2f}" if values else "–"


def _lines() -> Table:
    """Short and long lines of five languages in each codec that has their letters, wrongly declared or not at all."""
    right: defaultdict[tuple[str, str, bool], float] = defaultdict(float)
    lines: Counter[tuple[str, bool]] = Counter()
    for line, codec, raw in _encoded():
        is_short = len(line) <= _SHORT
        lines[codec, is_short] += 1
        for tool, guess in _GUESSERS.items():
            right[tool, codec, is_short] += guess(raw).text.lstrip("\ufeff") == line
        others = [name for name in _DECLARATIONS if codecs.lookup(name).name != codecs.lookup(codec).name]
        wrongly = sum(decode(raw, name).text.lstrip("\ufeff") == line for name in others)
        right["wrongly declared", codec, is_short] += wrongly / len(others)
    tools = ("wrongly declared", *_GUESSERS)
    rows: list[tuple[str, ...]] = [
        (
            codec,
            "short" if is_short else "long",
            str(lines[codec, is_short]),
            *(f"{right[tool, codec, is_short] / lines[codec, is_short]:.0%}" for tool in tools),
        )
        for codec in _CODECS
        for is_short in (True, False)
    ]
    note = (
        "Lines of 18 to 60 characters (short) and paragraphs (long) whose text comes back whole; "
        "`wrongly declared` is threatlake with each of eight declarations, the others are told nothing."
    )
    return Table("Cyrillic lines", note, ("codec", "lines", "count", *tools), rows)


def _encoded() -> Iterator[tuple[str, str, bytes]]:
    for codec in _CODECS:
        for line in _LINES:
            try:
                yield line, codec, line.encode(codec)
            except UnicodeEncodeError:
                continue


def _repairs(data: Path) -> Table:
    """Strings that were decoded wrongly, real ones and Cyrillic ones made here."""
    plain = ftfy.TextFixerConfig(fix_encoding=False)
    rows: list[tuple[str, ...]] = []
    known = [(row["original"], row["fixed"]) for row in _rows(data / "mojibake.jsonl.gz")]
    for title, pairs in {"real strings": known, **_misread()}.items():
        counts = [
            sum(ftfy.fix_text(repair(broken), plain) == ftfy.fix_text(whole, plain) for broken, whole in pairs)
            for repair in (mojibake.repair, ftfy.fix_encoding)
        ]
        rows.append((title, str(len(pairs)), str(counts[0]), str(counts[1])))
    note = "Strings that come back as they were written, quotation marks and spaces aside."
    return Table("Repair of wrong decoding", note, ("read wrongly as", "strings", "threatlake", "ftfy"), rows)


def _misread() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for chain in _MISREADINGS:
        title = ", then ".join(f"{written_in} as {read_as}" for written_in, read_as in chain).replace("sloppy-", "")
        for line in _LINES:
            broken = line
            try:
                for written_in, read_as in chain:
                    broken = broken.encode(written_in).decode(read_as)
            except UnicodeError:
                continue
            found.setdefault(title, []).append((broken, line))
    return found


def _spared(data: Path) -> Table:
    """Good texts that are altered."""
    changed: Counter[tuple[str, str]] = Counter()
    count: Counter[str] = Counter()
    for row in _rows(data / "threats.jsonl.gz"):
        if row["text"].isascii():
            continue
        count[row["lang"]] += 1
        changed["threatlake", row["lang"]] += mojibake.repair(row["text"]) != row["text"]
        changed["ftfy", row["lang"]] += ftfy.fix_encoding(row["text"]) != row["text"]
    rows: list[tuple[str, ...]] = [
        (lang, str(count[lang]), str(changed["threatlake", lang]), str(changed["ftfy", lang])) for lang in sorted(count)
    ]
    note = "Texts with characters beyond ASCII; the English ones that change are damaged (`Â£`)."
    return Table("Texts altered by repair", note, ("language", "texts", "threatlake", "ftfy"), rows)
