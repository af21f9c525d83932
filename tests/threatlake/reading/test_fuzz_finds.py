"""What a fuzzer once broke a reader with is read, or refused with a reason, ever since."""

from contextlib import suppress
from pathlib import Path

import pytest

from threatlake.errors import Unreadable
from threatlake.reading.containers import nesting
from threatlake.reading.containers.members import CONTAINERS
from threatlake.reading.kinds.sniff import sniff
from threatlake.reading.read import EXTRACTORS, read
from threatlake.reading.settings import NONE
from threatlake.records import DocumentId

FINDS = sorted((Path(__file__).parents[2] / "samples" / "fuzz").iterdir())


@pytest.mark.parametrize("file", FINDS, ids=lambda file: file.name)
def test_a_find_is_read_or_refused(file: Path) -> None:
    raw = file.read_bytes()
    with suppress(Unreadable):
        media_type = sniff(raw)
        if media_type in EXTRACTORS:
            assert read(DocumentId("0" * 64), raw).text
        if media_type in CONTAINERS:
            for member in nesting.members(media_type, raw, NONE):
                assert (member.raw is None) == (member.reason is not None)
