"""All bytes at once give what py3langid gives byte by byte."""

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from threatlake.classifying.langid_at_once import SideBySide
from threatlake.classifying.language import CANDIDATES

WORDS = ["customs", "officers", "граница", "наркотиков", "жемқорлық", "ӯ", "giyohvandlik", "şekara", "中", "\ud83d", ""]


@functools.cache
def identifiers() -> tuple[LanguageIdentifier, LanguageIdentifier]:
    both = [kind.from_model_file(MODEL_FILE, norm_probs=True) for kind in (LanguageIdentifier, SideBySide)]
    for each in both:
        each.set_languages(sorted(CANDIDATES))
    return both[0], both[1]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=100))
def test_languages_are_as_likely_as_the_library_says(text: str) -> None:
    theirs, ours = (dict(each.rank(text)) for each in identifiers())
    assert ours == pytest.approx(theirs, abs=1e-5)
