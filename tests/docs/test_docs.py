"""What README and guides say is so: queries give the answers printed, commands exist, scripts run, links lead on."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

from flows.cli import COMMANDS, threatlake
from threatlake.classifying.classifier import Classifier
from threatlake.classifying.model import UNTRAINED
from threatlake.reading.extraction import Reading
from threatlake.records import DocumentId, Finding, MediaType, Passage, PassageKind
from threatlake.seeds import threats
from threatlake.seeds.threats import Example
from warehouse.lake import Lake

ROOT = Path(__file__).parents[2]
# The installed command, as the guides call it: with `-m`, the desk's own folder `warehouse` would hide the package.
INSTALLED = str(Path(sys.executable).with_name("threatlake"))
README = ROOT / "README.md"
COOKBOOK = ROOT / "docs" / "cookbook.md"
GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
PAGES = [README, COOKBOOK, *GUIDES]
SEED_PAGES = [ROOT / "seeds" / folder / "README.md" for folder in ("threats", "labelled")]
LINKING = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *SEED_PAGES]

# A comment, a redirection or a pipe ends what the command itself is given.
AFTER_THE_COMMAND = re.compile(r"\s+(?:#|>|\||2>).*")


def blocks(page: Path, language: str) -> list[str]:
    """The blocks of one language on a page, those inside lists among them."""
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def commands(page: Path) -> list[str]:
    """What a page tells its reader to type."""
    lines = (line.strip() for block in blocks(page, "sh") for line in block.splitlines())
    return [AFTER_THE_COMMAND.sub("", line) for line in lines if line and not line.startswith("#")]


def pytest_id(value: object) -> str | None:
    return str(value.relative_to(ROOT)) if isinstance(value, Path) else None


THREATLAKE = [
    (page, command) for page in PAGES for command in commands(page) if re.match(r"(\.venv/bin/)?threatlake ", command)
]
MAKE = [(page, command) for page in PAGES for command in commands(page) if command.startswith("make ")]
SCRIPTS = [(page, block) for page in GUIDES for block in blocks(page, "python")]


@pytest.fixture
def print_answers(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "docs")
    import print_answers  # noqa: PLC0415 - a script beside its pages, found only with the path above

    return print_answers


@pytest.mark.parametrize("page", [README, COOKBOOK], ids=pytest_id)
def test_every_query_gives_the_answer_printed_below_it(
    print_answers: ModuleType, sample_lake: Lake, page: Path
) -> None:
    examples = list(print_answers.examples(page.read_text(encoding="utf-8")))
    assert examples
    for example, now in zip(
        examples, print_answers.answered(sample_lake, [example.query for example in examples]), strict=True
    ):
        assert example.answer == now, f"run: make docs\n{example.query}"


def test_every_query_of_the_cookbook_finds_something(print_answers: ModuleType) -> None:
    for example in print_answers.examples(COOKBOOK.read_text(encoding="utf-8")):
        assert len(example.answer.splitlines()) > 2, f"only a heading and its rule: {example.query}"


def test_every_question_of_the_cookbook_has_one_query(print_answers: ModuleType) -> None:
    _, *questions = COOKBOOK.read_text(encoding="utf-8").split("\n### ")
    assert len(questions) >= 15
    for question in questions:
        assert len(list(print_answers.examples(question))) == 1, question.splitlines()[0]


@pytest.mark.parametrize(("page", "command"), THREATLAKE, ids=pytest_id)
def test_every_command_takes_what_it_is_given(page: Path, command: str) -> None:
    del page
    _, name, *words = shlex.split(command)
    found = threatlake.get_command(click.Context(threatlake), name)
    assert found is not None, f"no command {name}; there are {', '.join(COMMANDS)}"
    found.make_context(name, words)


def test_every_command_is_shown_in_the_readme() -> None:
    readme = README.read_text(encoding="utf-8")
    assert not [name for name in COMMANDS if f"threatlake {name}" not in readme]


@pytest.mark.parametrize(("page", "command"), MAKE, ids=pytest_id)
def test_every_make_target_exists(page: Path, command: str) -> None:
    del page
    target = command.split()[1]
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE), command


@pytest.mark.parametrize("page", LINKING, ids=pytest_id)
def test_every_link_leads_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", prose)
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_the_readme_is_read_at_one_sitting() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= 150


@pytest.fixture
def desk(sample_lake: Lake, tmp_path: Path) -> Path:
    """A folder as the guides' scripts expect it: with a lake, and what `connect` and `export` printed."""
    shutil.copytree(sample_lake.path, tmp_path / "warehouse" / "lake")
    for words in (("connect",), ("export", "reports.duckdb")):
        command = [INSTALLED, *words, "--lake", "warehouse/lake"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        (tmp_path / "lake.sql").write_text(done.stdout) if words == ("connect",) else None
    return tmp_path


def test_the_scripts_of_the_guides_run_in_their_order(desk: Path) -> None:
    scripts = [block for _, block in SCRIPTS if "postgres" not in block]  # that one needs a server; tried by hand
    assert scripts
    for script in scripts:
        done = subprocess.run([sys.executable, "-c", script], cwd=desk, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{script}\n{done.stderr}"


def test_a_backup_keeps_every_promise(desk: Path) -> None:
    (script,) = [block for _, block in SCRIPTS if "catalogue.backup" in block]
    subprocess.run([sys.executable, "-c", script], cwd=desk, check=True)
    shutil.rmtree(desk / "warehouse")
    command = [INSTALLED, "check", "--lake", "backup/lake"]
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_threat_that_the_guide_adds_is_a_seed(tmp_path: Path) -> None:
    folder = tmp_path / "counterfeit_medicines"
    folder.mkdir()
    guide = (ROOT / "docs" / "guides" / "add-a-threat.md").read_text(encoding="utf-8")
    files = re.findall(r"^`(\w+\.toml)`[^\n]*:\n\n```toml\n(.*?)^```", guide, re.DOTALL | re.MULTILINE)
    for name, seed in files:
        (folder / name).write_text(seed, encoding="utf-8")
    assert [name for name, _ in files] == ["threat.toml", "en.toml", "ru.toml", "kk.toml"]
    (added,) = threats.load(tmp_path).threats
    classifier = Classifier(threats.load(tmp_path), UNTRAINED, "")
    for example in added.examples:
        assert _labels(classifier, example), example.text
    for example in added.counter_examples:
        assert not _labels(classifier, example), example.text


def _labels(classifier: Classifier, example: Example) -> list[Finding]:
    text, document_id = example.text, DocumentId("d")
    passage = Passage(document_id, 0, PassageKind.PARAGRAPH, None, None, 0, len(text))
    return classifier.classify(Reading(document_id, MediaType.TEXT, text, [passage])).findings
