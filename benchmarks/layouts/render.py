"""Our own reports in hard layouts, by every producer that is installed, each with the orders that are right."""

import importlib.util
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from layouts import adverse, chromium, libreoffice, xelatex
from layouts.gold import Words, golds
from layouts.setting import Setting


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file of known text."""

    producer: str
    setting: Setting
    raw: bytes
    right: list[Words]


def missing() -> list[str]:
    """The producers that are not installed."""
    names = [module.PROGRAM for module in (chromium, libreoffice, xelatex) if shutil.which(module.PROGRAM) is None]
    return names if importlib.util.find_spec("reportlab") else [*names, "reportlab"]


def rendered(folder: Path) -> Iterator[Rendered]:
    """Every layout of every producer, kept in a folder: a file that is there already is not made again."""
    absent = missing()
    if chromium.PROGRAM not in absent:
        for number, (setting, page) in enumerate(chromium.settings()):
            target = _target(folder, "chromium", number, setting)
            yield _one("Chromium", setting, target.read_bytes() if target.exists() else chromium.render(page, target))
    if libreoffice.PROGRAM not in absent:
        for number, (setting, page) in enumerate(libreoffice.settings()):
            target = _target(folder, "libreoffice", number, setting)
            raw = target.read_bytes() if target.exists() else libreoffice.render(page, target)
            yield _one("LibreOffice", setting, raw)
    if xelatex.PROGRAM not in absent:
        for number, (setting, page) in enumerate(xelatex.settings()):
            target = _target(folder, "xelatex", number, setting)
            yield _one("XeLaTeX", setting, target.read_bytes() if target.exists() else xelatex.render(page, target))
    for number, (setting, source) in enumerate(adverse.settings()):
        target = _target(folder, "reportlab", number, setting)
        yield _one("reportlab", setting, target.read_bytes() if target.exists() else adverse.render(source, target))


def _one(producer: str, setting: Setting, raw: bytes) -> Rendered:
    return Rendered(producer, setting, raw, golds(setting.text, raw))


def _target(folder: Path, producer: str, number: int, setting: Setting) -> Path:
    name = f"{producer}-{number:02}-{setting.layout.replace(' ', '-')}-{setting.text.language}.pdf"
    return folder / name
