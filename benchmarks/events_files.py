"""Documents as files: web pages mostly, plain texts else."""

import random
from collections.abc import Sequence
from html import escape
from pathlib import Path

from copies_drafts import Block
from copies_written import VOCABULARY
from events_newsroom import Document

PAGES = 0.7  # of documents that are web pages
PUBLISHED = {"en": "Published: {}", "ru": "Опубликовано: {} года", "kk": "Жарияланды: {} жыл"}


def write(documents: Sequence[Document], folder: Path, chance: random.Random, order: random.Random) -> list[Path]:
    """Each document as a file; the names tell nothing but the order in which they arrive."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = list(range(len(documents)))
    order.shuffle(numbers)
    paths = []
    for number, document in zip(numbers, documents, strict=True):
        is_page = chance.random() < PAGES
        path = folder / f"{number:05}.{'html' if is_page else 'txt'}"
        path.write_text(_page(document) if is_page else _plain(document), encoding="utf-8")
        paths.append(path)
    return paths


def _page(document: Document) -> str:
    draft = document.draft
    title = next((_text(block) for block in draft.blocks if block.is_headline), document.outlet)
    body = "\n".join(
        f"<h1>{escape(_text(block))}</h1>" if block.is_headline else f"<p>{escape(_text(block))}</p>"
        for block in draft.blocks
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{draft.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        f'<meta property="og:site_name" content="{escape(document.outlet)}">\n'
        f'<meta property="article:published_time" content="{document.published}T09:00:00+05:00">\n'
        f"</head>\n<body>\n<article>\n{body}\n</article>\n</body>\n</html>\n"
    )


def _plain(document: Document) -> str:
    draft = document.draft
    on, months = document.published, VOCABULARY[draft.language]["months"]
    day = f"{on.day} {months[on.month - 1]}"
    said = PUBLISHED[draft.language].format(f"{on.year} жылғы {day}" if draft.language == "kk" else f"{day} {on.year}")
    if draft.language == "kk":
        said = said.removesuffix(" жыл")
    return "\n\n".join([document.outlet, said, *map(_text, draft.blocks)]) + "\n"


def _text(block: Block) -> str:
    return " ".join(word.text for word in block.words)
