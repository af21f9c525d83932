"""A benchmark's result as a table in Markdown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A title, a note on what is counted, and rows of cells under columns."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def markdown(self) -> str:
        """The table as it stands in the documentation."""
        lines = [self.columns, tuple("---" for _ in self.columns), *self.rows]
        body = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"### {self.title}\n\n{self.note}\n\n{body}\n"
