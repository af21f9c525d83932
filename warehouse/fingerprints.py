"""Which code, libraries and seeds made a row: one fingerprint per stage.

A stage whose fingerprint has changed since a document was read would make other rows of it today.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import threatlake
from threatlake.seeds.load import CLASSIFY_FILES, UNDERSTAND_FILES

_CODE = Path(threatlake.__file__).parent

# The libraries whose version changes what a stage makes.
# fmt: off
_LIBRARIES = {
    "reading": (
        "babel", "beautifulsoup4", "brotli", "charset-normalizer", "ftfy", "lxml", "markdown-it-py", "mdit-py-plugins",
        "olefile", "pdfplumber", "pikepdf", "pypdfium2", "pyzipper", "tesserocr", "trafilatura", "warcio",
    ),
    "classifying": ("numpy", "py3langid", "pystemmer"),
    "understanding": (),
    "comparing": ("numpy",),
}
# fmt: on


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """The fingerprint of each stage, as `documents` keeps them, and `scores` that of classifying."""

    read: str
    classify: str
    understand: str
    compare: str


def fingerprints(seeds: Path) -> Fingerprints:
    """The fingerprints of today's code with the seeds of a folder."""

    def decided(patterns: Iterable[str]) -> list[Path]:
        return [path for pattern in patterns for path in sorted(seeds.glob(pattern))]

    shared = [_CODE / "alphabets.py", _CODE / "tokens.py", _CODE / "sentences.py"]
    measures = [_CODE / "amounts.py", _CODE / "sketches.py"]
    loaders = [*sorted((_CODE / "seeds").glob("*.py")), *shared]
    return Fingerprints(
        read=_digest("reading", ()),
        classify=_digest("classifying", [*decided(CLASSIFY_FILES), *loaders]),
        understand=_digest("understanding", [*decided(UNDERSTAND_FILES), *loaders, *measures]),
        compare=_digest("comparing", ()),
    )


def _digest(stage: str, files: Iterable[Path]) -> str:
    """Twelve hexadecimal digits over the stage's code, its libraries' versions and `files`."""
    digest = hashlib.sha256()
    for path in [*sorted((_CODE / stage).rglob("*.py")), *files]:
        digest.update(f"{path.parent.name}/{path.name}".encode() + b"\0" + path.read_bytes() + b"\0")
    for library in _LIBRARIES[stage]:
        digest.update(f"{library}=={version(library)}\0".encode())
    return digest.hexdigest()[:12]
