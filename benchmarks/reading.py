"""How well and how fast files are read, beside the libraries people would use instead: one run, the same files.

    .venv/bin/python benchmarks/reading.py DATA [PART …]

DATA is a folder of judged files (see `docs/reading.md`); parts are html, metadata, encodings, formats, pdf, tables
and scans.
Prints Markdown tables. `make bench-reading DATA=…` installs the peers first. Producers of layouts (Chromium,
LibreOffice, XeLaTeX) and Tesseract are Debian packages; what is not installed is left out with a line that says so.
"""

import importlib
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PARTS = ("html", "metadata", "encodings", "formats", "pdf", "tables", "scans")
PEERS = (
    "trafilatura", "readability-lxml", "resiliparse", "justext", "newspaper4k", "htmldate", "ftfy",
    "goose3", "charset-normalizer", "chardet", "faust-cchardet", "python-docx", "mammoth", "odfpy", "striprtf",
    "pdfplumber", "pypdf", "pdfminer-six", "pypdfium2", "tesserocr",
)  # fmt: skip


def main() -> None:
    """Measure the parts that are named, or all."""
    data, parts = Path(sys.argv[1]), sys.argv[2:] or list(PARTS)
    unknown = set(parts) - set(PARTS)
    if unknown or not data.is_dir():
        sys.exit(f"give a folder and parts of {', '.join(PARTS)}; not {data} {' '.join(sorted(unknown))}")
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}; {_versions()}\n")
    for part in parts:
        for table in importlib.import_module(f"reading_{part}").tables(data):
            print(table.markdown(), flush=True)


def _versions() -> str:
    found = []
    for peer in PEERS:
        try:
            found.append(f"{peer} {version(peer)}")
        except PackageNotFoundError:
            found.append(f"no {peer}")
    return ", ".join(found)


if __name__ == "__main__":
    main()
