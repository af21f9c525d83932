"""Damaged and hostile bytes, made by a coverage-guided fuzzer: a reader may only read them or say why it cannot.

    make fuzz                            an hour, from the samples and the sample documents
    .venv/bin/python tests/fuzz/fuzz_readers.py FOLDER -max_total_time=60

FOLDER collects what reaches new code. What breaks a reader is written to the working folder as `crash-…`,
`timeout-…` or `oom-…`: put it into `tests/samples/fuzz`, where a test reads every file.
"""

import importlib
import pkgutil
import sys
from itertools import islice
from pathlib import Path

import atheris

# Instrumented as they are imported, all of them here: readers import one another only when a file needs it.
with atheris.instrument_imports(include=["threatlake"]):
    import threatlake.reading

    for module in pkgutil.walk_packages(threatlake.reading.__path__, "threatlake.reading."):
        importlib.import_module(module.name)

from threatlake.errors import Unreadable
from threatlake.reading.containers import nesting
from threatlake.reading.containers.members import CONTAINERS
from threatlake.reading.kinds.sniff import sniff
from threatlake.reading.read import EXTRACTORS, read
from threatlake.reading.settings import NONE
from threatlake.records import DocumentId

ROOT = Path(__file__).parents[2]
CORPUS = (ROOT / "tests" / "samples", ROOT / "seeds" / "documents")
# Per input: seconds, MiB. A worker has 60 s and 1.5 GiB; here every input is small.
LIMITS = ("-timeout=30", "-rss_limit_mb=3000", "-max_len=200000")
MOST_MEMBERS = 20


def read_bytes(raw: bytes) -> None:
    """Read as ingestion does; whatever but Unreadable comes out is a finding."""
    try:
        media_type = sniff(raw)
        if media_type in EXTRACTORS:
            read(DocumentId("0" * 64), raw)
        if media_type in CONTAINERS:
            for member in islice(nesting.members(media_type, raw, NONE), MOST_MEMBERS):
                assert (member.raw is None) == (member.reason is not None)
    except Unreadable:
        return


def main() -> None:
    """Fuzz until libFuzzer's own options say to stop."""
    words = sys.argv[1:]
    folders = [str(folder) for top in CORPUS for folder in (top, *top.iterdir()) if folder.is_dir()]
    atheris.Setup([sys.argv[0], *LIMITS, *words, *folders], read_bytes)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
