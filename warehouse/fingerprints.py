"""Which code, libraries and seeds made a row: one fingerprint per stage.

A stage whose fingerprint has changed since a document was read would make other rows of it today.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import threatlake
from threatlake.seeds.load import FILES

_CODE = Path(threatlake.__file__).parent

# The libraries whose version changes what a stage makes.
# fmt: off
_LIBRARIES = {
    "reading": (
        "babel", "beautifulsoup4", "brotli", "charset-normalizer", "ftfy", "lxml", "markdown-it-py", "mdit-py-plugins",
        "olefile", "pdfplumber", "pikepdf", "pypdfium2", "pyzipper", "tesserocr", "trafilatura", "warcio",
    ),
    "understanding": ("py3langid", "pystemmer"),
    "comparing": ("rensa",),
}
# fmt: on


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """The fingerprint of each stage, as `documents` keeps them."""

    read: str
    understand: str
    compare: str


def fingerprints(seeds: Path) -> Fingerprints:
    """The fingerprints of today's code with the seeds of a folder."""
    decided = [path for pattern in FILES for path in sorted(seeds.glob(pattern))]
    loaders = [*sorted((_CODE / "seeds").glob("*.py")), _CODE / "tokens.py"]
    return Fingerprints(
        read=_digest("reading", ()),
        understand=_digest("understanding", [*decided, *loaders]),
        compare=_digest("comparing", ()),
    )


def _digest(stage: str, files: Iterable[Path]) -> str:
    """Twelve hexadecimal digits over the stage's code, its libraries' versions and `files`."""
    digest = hashlib.sha256()
    for path in [*sorted((_CODE / stage).rglob("*.py")), *files]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for library in _LIBRARIES[stage]:
        digest.update(f"{library}=={version(library)}\0".encode())
    return digest.hexdigest()[:12]
