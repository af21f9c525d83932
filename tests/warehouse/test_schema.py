"""A noun is declared once: its record says what a row and each column mean, and everything else follows."""

import dataclasses

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from threatlake import records
from threatlake.records import DocumentId, Story
from warehouse.dictionary import dictionary
from warehouse.schema import arrow_schema, columns, create_statements, row_meaning, to_arrow
from warehouse.tables import STORIES, TABLES, Table

by_name = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@by_name
def test_a_table_says_what_a_row_is(table: Table):
    assert row_meaning(table).startswith("One row per ")


@by_name
def test_every_column_has_a_meaning_that_is_a_sentence(table: Table):
    for column in columns(table):
        assert column.meaning.endswith("."), column.name


@by_name
def test_keys_references_and_rules_name_columns_that_exist(table: Table):
    names = {column.name for column in columns(table)}
    assert set(table.key) <= names
    for column, target in table.references:
        target_table, target_column = target.split(".")
        referred = next(other for other in TABLES if other.name == target_table)
        assert column in names
        assert target_column in {column.name for column in columns(referred)}


def test_a_table_stands_after_those_it_refers_to():
    for position, table in enumerate(TABLES):
        for _, target in table.references:
            before = {other.name for other in TABLES[: position + 1]}
            assert target.split(".")[0] in before, (table.name, target)


def test_every_record_is_a_table():
    declared = {
        value
        for value in vars(records).values()
        if dataclasses.is_dataclass(value) and value.__module__ == records.__name__ and value is not records.Span
    }
    assert declared == {table.record for table in TABLES}


@by_name
def test_ddl_has_a_comment_for_the_table_and_each_column(table: Table):
    assert len(create_statements(table)) == 2 + len(columns(table))


def test_a_row_of_another_record_is_an_error_not_a_row_of_nulls():
    with pytest.raises(TypeError, match="table 'stories' takes Story, got Member"):
        to_arrow(STORIES, [records.__dict__.get("Member") or _Member()])


class _Member:
    """Looks like nothing that is kept."""


_Member.__name__ = "Member"


def test_the_meaning_travels_with_the_parquet_file(tmp_path):
    story = Story(DocumentId("a"), DocumentId("a"), is_original=True)
    pq.write_table(to_arrow(STORIES, [story]), tmp_path / "stories.parquet")
    field = pq.read_schema(tmp_path / "stories.parquet").field("is_original")
    assert field.metadata[b"comment"].startswith(b"Whether it is the original")
    assert not field.nullable


def test_a_list_column_is_a_list_and_a_time_is_a_time():
    types = {field.name: field.type for table in TABLES for field in arrow_schema(table)}
    assert types["fingerprints"] == pa.list_(pa.int64())
    assert types["started_at"] == pa.timestamp("us", tz="UTC")
    assert types["published_on"] == pa.date32()


def test_the_printed_dictionary_is_current(request):
    printed = request.config.rootpath / "docs" / "data-dictionary.md"
    assert printed.read_text(encoding="utf-8") == dictionary(), "run: make docs"
