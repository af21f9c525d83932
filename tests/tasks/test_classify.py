"""A document that is lost while it is classified takes no other of its group with it.

The worker's function here is a shell: what a document does to its worker stands in the document.
"""

from functools import partial
from subprocess import check_output

from tasks.classify import _tried
from tasks.workers import Lost, workers

CRASH = "kill -9 $PPID"


def test_of_a_group_that_is_lost_each_document_is_tried_by_itself():
    groups = [["true", "true"], [CRASH, "true"], ["true"]]
    with workers(2) as pool:
        shell = partial(check_output, shell=True)  # noqa: S604 - it is given the words above
        tried = list(_tried(pool, shell, groups))
    assert [(group, isinstance(result, Lost)) for group, result in tried] == [
        (["true", "true"], False),
        (["true"], False),
        ([CRASH], True),
        (["true"], False),
    ]
