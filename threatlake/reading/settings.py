"""What reading may use beyond the bytes: passwords to try, and Tesseract's models where they are installed."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """`passwords` are tried on encrypted files; `tessdata` is the folder of OCR models, None to read without OCR."""

    passwords: tuple[str, ...] = ()
    tessdata: Path | None = None


NONE = Settings()
