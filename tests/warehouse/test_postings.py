"""Postings say of every value which documents hold it, however they came; the runs stay few."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warehouse import postings as postings_module
from warehouse.postings import Postings

VALUES = st.integers(0, 2**32 - 1) | st.integers(0, 3) | st.just(2**32 - 1)
BATCHES = st.lists(st.lists(st.sets(VALUES, max_size=6), max_size=5), max_size=8)


def filled(folder: Path, batches: list[list[set[int]]]) -> tuple[Postings, set[tuple[int, int]]]:
    """Postings of documents in batches, and what they should hold."""
    postings, every, number = Postings(folder, "value"), set(), 0
    for batch in batches:
        pairs = [(value, number + place) for place, values in enumerate(batch) for value in values]
        number += len(batch)
        postings.add(np.array([value for value, _ in pairs], np.uint32), np.array([at for _, at in pairs], np.uint32))
        every |= set(pairs)
    return postings, every


def held(postings: Postings, values: set[int]) -> list[tuple[int, int]]:
    asked = np.array(sorted(values), np.uint32)
    places, numbers = postings.holding(asked)
    return sorted(zip(asked[places].tolist(), numbers.tolist(), strict=True))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(batches=BATCHES, asked=st.sets(VALUES))
def test_every_document_that_holds_a_value_is_found_once(
    tmp_path: Path, batches: list[list[set[int]]], asked: set[int]
):
    postings, every = filled(tmp_path, batches)
    asked |= {value for value, _ in sorted(every)[::2]}
    assert held(postings, asked) == sorted(pair for pair in every if pair[0] in asked)


def test_postings_are_opened_again_by_their_runs(tmp_path: Path):
    postings, every = filled(tmp_path, [[{1, 2}], [{2}], [{2, 3}]])
    assert held(Postings(tmp_path, "value", postings.runs), {1, 2, 3}) == sorted(every)


def test_runs_grow_by_merging_so_that_they_stay_few(tmp_path: Path):
    postings, _ = filled(tmp_path, [[{number}] for number in range(100)])
    assert len(postings.runs) <= 7


def test_a_long_run_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(postings_module, "LONGEST", 4)
    postings, every = filled(tmp_path, [[{number}] for number in range(40)])
    assert len(postings.runs) == 10
    assert held(postings, set(range(40))) == sorted(every)
