"""Where Tesseract's models are on this machine."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

# Debian and Ubuntu, Fedora and Arch, builds from source, Homebrew on ARM and on Intel.
_PLACES = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
)


def find_tessdata(environment: Mapping[str, str] = os.environ, places: tuple[str, ...] = _PLACES) -> Path | None:
    """The folder of Tesseract's models: that of TESSDATA_PREFIX, else the usual places; None where there is none."""
    return next((folder for folder in _folders(environment, places) if any(folder.glob("*.traineddata"))), None)


def _folders(environment: Mapping[str, str], places: tuple[str, ...]) -> Iterator[Path]:
    if prefix := environment.get("TESSDATA_PREFIX"):
        yield from (Path(prefix), Path(prefix) / "tessdata")
    for place in places:
        # The newest version of several that are installed.
        yield from sorted(Path("/").glob(place.removeprefix("/")), reverse=True)
