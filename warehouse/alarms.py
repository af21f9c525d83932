"""What a run did that a person should look at."""

from dataclasses import dataclass

from threatlake.records import DocumentId, RunId
from warehouse.lake import Lake, reading


@dataclass(frozen=True, slots=True)
class LargeStory:
    """A story that has grown past the limit of view `large_stories`, and to which a run added."""

    story_id: DocumentId
    title: str | None
    document_count: int


def large_stories_of_run(lake: Lake, run_id: RunId) -> list[LargeStory]:
    """The large stories that one run loaded documents of or moved documents to, the largest first."""
    query = """
        SELECT story_id, title, document_count FROM large_stories
        WHERE story_id IN (
            SELECT story_id FROM stories INNER JOIN sources USING (document_id)
            WHERE run_id = $run AND outcome = 'loaded'
            UNION ALL SELECT story_id FROM story_changes WHERE run_id = $run
        )
    """
    with reading(lake) as connection:
        return [LargeStory(*row) for row in connection.execute(query, {"run": run_id}).fetchall()]
