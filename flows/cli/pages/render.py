"""From a template to one page that stands alone; every text put into it is escaped."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from threatlake.errors import InvalidInput

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **told: object) -> str:
    """Fill in a template of this folder."""
    return _TEMPLATES.get_template(template).render(**told)


def write(path: Path, page: str) -> None:
    """Write a page to a file; InvalidInput where that is not possible."""
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise InvalidInput(
            f"{path} cannot be written ({error.strerror}); give a file in a folder that exists"
        ) from error
