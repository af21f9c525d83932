"""Layout debris goes; letters, signs and the order of words stay."""

import pytest

from threatlake.reading.characters import clean


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("two  spaces and a no\u00a0break", "two spaces and a no break"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("line\r\nline\rline\u2028line", "line\nline\nline\nline"),
        ("bell\x07 and nul\x00", "bell and nul"),
        ("empty\n\n \n\nlines", "empty\nlines"),
        ("e\u0301 and и\u0306", "é and й"),
        ("half \ud83d of a sign", "half \ufffd of a sign"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\tb", "a\tb"),
    ],
)
def test_a_block_is_cleaned(raw: str, expected: str) -> None:
    assert clean.block(raw) == expected
