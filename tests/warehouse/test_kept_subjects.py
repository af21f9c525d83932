"""What is compared of a document is read as it was kept."""

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from threatlake.comparing.symbols import Symbol
from threatlake.records import DocumentId
from warehouse.kept_subjects import KeptSubjects
from warehouse.subjects import Subject

SUBJECTS = st.builds(
    Subject,
    document_id=st.just(DocumentId("a")),
    text=st.text(st.characters(exclude_categories=["Cs"])),
    passages=st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99))).map(tuple),
    publisher=st.none() | st.text(st.characters(exclude_categories=["Cs"])),
    published_on=st.none() | st.dates(date(1000, 1, 1)),
    symbol=st.none() | st.just(Symbol("A/79/992/Rev.1", "A/79/992")),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(subjects=st.lists(SUBJECTS, max_size=4), more=st.lists(SUBJECTS, max_size=4))
def test_subjects_are_read_as_they_were_kept(tmp_path: Path, subjects: list[Subject], more: list[Subject]):
    kept = KeptSubjects(tmp_path / "subjects")
    begins, lengths = kept.add(subjects, 0)
    end = int(lengths.sum())
    for _ in range(2):  # what was written behind the end of those that count is written over
        more_begins, more_lengths = kept.add(more, end)
    names = [each.document_id for each in [*subjects, *more]]
    found = kept.read(names, [*begins, *more_begins], [*lengths, *more_lengths])
    assert found == [*subjects, *more]
