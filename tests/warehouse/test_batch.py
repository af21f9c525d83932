"""A document that is lost on the way is rejected with its reason, and the rest of its batch is loaded."""

from datetime import date
from pathlib import Path
from types import MappingProxyType

from threatlake.classifying.model import UNTRAINED
from threatlake.reading.read import read
from threatlake.records import DocumentId, MediaType
from threatlake.seeds.load import load
from threatlake.understanding.understand import Rules, understand
from warehouse import inputs
from warehouse.batch import Batch, commit_to, understood
from warehouse.check import check
from warehouse.comparing_anew import maker
from warehouse.comparison import compare_with_corpus
from warehouse.fingerprints import fingerprints
from warehouse.lake import Lake
from warehouse.ledger import Rejection, open_run, sift
from warehouse.seed_tables import seed_rows, sync

SEEDS = Path(__file__).parent.parent.parent / "seeds"


def test_a_text_that_cannot_be_understood_costs_itself_only(tmp_path: Path):
    for name in ("good", "lost"):
        (tmp_path / f"{name}.txt").write_text(f"Police seized 3 kg of heroin in the {name} case.", "utf-8")
    lake, decided = Lake.at(tmp_path / "lake"), load(SEEDS)
    rules = Rules.of(decided, UNTRAINED, "test")
    with open_run(lake, "ingest", fingerprints(SEEDS)) as run:
        sync(run.connection, seed_rows(decided, rules))
        sifted = sift(run, [inputs.offer(lake, path) for path in sorted(tmp_path.glob("*.txt"))], retry=False)
        good, lost = (offer.sha256 or "" for offer in sifted.fresh)
        readings = {
            sha256: read(DocumentId(sha256), (tmp_path / f"{name}.txt").read_bytes())
            for sha256, name in ((good, "good"), (lost, "lost"))
        }
        reason = "read but not understood: took longer than 60 s and was stopped"
        understandings = MappingProxyType(
            {
                good: understand(readings[good], rules, date(2026, 3, 1)),
                lost: Rejection(reason, MediaType.TEXT),
            }
        )
        documents = understood(readings, understandings)
        comparison = compare_with_corpus(run.connection, documents, maker(run.row, run.fingerprints))
        commit_to(run, Batch(sifted, readings, {}, understandings, comparison))
        query = "SELECT outcome, reason FROM sources ORDER BY uri"
        assert run.connection.sql(query).fetchall() == [("loaded", None), ("rejected", reason)]
    with open_run(lake, "ingest", fingerprints(SEEDS)) as run:
        assert [answer.promise for answer in check(run.connection, lake) if answer.broken_count] == []
