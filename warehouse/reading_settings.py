"""The settings of reading, as a lake and its machine have them."""

from threatlake.errors import InvalidInput
from threatlake.reading.settings import Settings
from warehouse.lake import Lake
from warehouse.tessdata import find_tessdata

# Kept in the lake, so that scheduled runs have it too; one password a line.
PASSWORDS = "passwords.txt"


def reading_settings(lake: Lake) -> Settings:
    """The passwords of the lake's own list, and the OCR models of the machine."""
    return Settings(passwords=_passwords(lake), tessdata=find_tessdata())


def _passwords(lake: Lake) -> tuple[str, ...]:
    file = lake.path / PASSWORDS
    if not file.exists():
        return ()
    try:
        return tuple(line for line in file.read_text("utf-8").splitlines() if line)
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"cannot read {file}: {error}; write one password a line, in UTF-8") from error
