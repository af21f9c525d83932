"""A parser that hangs, crashes or explodes costs its document, never the batch.

The worker's function here is Python's own `eval`: what a document does to its reader stands in the document.
"""

from pathlib import Path

import pytest

from tasks.workers import MEMORY_CEILING, Lost, workers

HANG = "__import__('time').sleep(60)"
CRASH = "__import__('os').kill(__import__('os').getpid(), 11)"
EXPLODE = "len(bytearray(1 << 40))"
BREAK = "(_ for _ in ()).throw(SystemError('a function returned NULL without setting an exception'))"
# What a worker does to every document: its bytes are unpacked by Arrow, its words weighed by NumPy.
UNPACK = "len(__import__('pyarrow').compress(b'drug ring', 'zstd'))"
WEIGH = "float((__import__('numpy').ones((500, 500)) @ __import__('numpy').ones((500, 500)))[0, 0])"
STATUS = "open('/proc/self/status').read()"


def test_the_rest_of_the_batch_is_read():
    documents = ["1 + 0", HANG, "1 + 1", CRASH, "1 + 2", EXPLODE, "1 + 3"]
    with workers(2, deadline=2) as pool:
        results = dict(pool.run(eval, documents))
    assert [result for result in results.values() if isinstance(result, int)] == [1, 2, 3, 4]
    assert {document: str(result) for document, result in results.items() if isinstance(result, Lost)} == {
        HANG: "took longer than 2 s and was stopped",
        CRASH: "the reader crashed on it (SIGSEGV)",
        EXPLODE: "needs more than 1.5 GiB of memory",
    }


def test_a_document_whose_worker_died_is_tried_once_more(tmp_path):
    (once := tmp_path / "once").touch()
    dies_once = f"__import__('os').path.exists({str(once)!r}) and (__import__('os').unlink({str(once)!r}), {CRASH})"
    with workers(1) as pool:
        assert [result for _, result in pool.run(eval, [dies_once])] == [False]


def test_a_worker_whose_interpreter_broke_costs_its_document():
    with workers(1) as pool:
        broken, whole = pool.run(eval, [BREAK, "1 + 1"])
    assert (str(broken[1]), whole[1]) == ("the reader crashed on it (SystemError: out of memory, as a rule)", 2)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells what counts under the ceiling")
def test_libraries_leave_most_of_the_ceiling_to_the_document():
    with workers(1) as pool:
        *_, (_, status) = pool.run(eval, [UNPACK, WEIGH, STATUS])
    told = dict(line.split(":", 1) for line in status.splitlines())
    assert int(told["VmData"].removesuffix("kB")) * 1024 < MEMORY_CEILING / 3
    assert int(told["Threads"]) == 1


def test_results_come_in_the_order_of_the_documents():
    with workers(2) as pool:
        assert [result for _, result in pool.run(eval, [str(n) for n in range(50)])] == list(range(50))
