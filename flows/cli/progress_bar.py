"""A progress bar on the terminal: documents and pages done, rate, time left."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from tasks.progress import listening


class _Bar:
    """Tells the bar what the run tells it."""

    def __init__(self, progress: Progress, doing: str) -> None:
        self._progress = progress
        self._task = progress.add_task(doing, total=None, pages=0, rate=0.0)

    def expect(self, document_count: int) -> None:
        self._progress.update(self._task, total=document_count)

    def passed(self, document_count: int) -> None:
        self._progress.advance(self._task, document_count)

    def read(self, page_count: int) -> None:
        task = self._progress.tasks[self._task]
        rate = (task.completed + 1) / task.elapsed if task.elapsed else 0.0
        self._progress.update(self._task, advance=1, pages=task.fields["pages"] + page_count, rate=rate)


@contextmanager
def progress_bar(doing: str = "reading") -> Iterator[None]:
    """Show the progress of the runs inside the block on standard error."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("documents, {task.fields[pages]} pages, {task.fields[rate]:.1f}/s, left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress, listening(_Bar(progress, doing)):
        yield
