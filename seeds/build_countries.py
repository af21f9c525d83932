"""Bring the names in `countries.csv` up to date with CLDR; the aliases are kept by hand and stay.

Run `.venv/bin/python seeds/build_countries.py` after Babel was updated, and look at the difference.
"""  # noqa: INP001 - a script, run by path

import csv
import re
from pathlib import Path

from babel import Locale

SEED = Path(__file__).with_name("countries.csv")
ALPHA_2 = re.compile(r"[A-Z]{2}")
LANGUAGES = ("en", "ru", "kk")
# Two-letter codes that CLDR names and ISO 3166-1 does not assign: exceptional reservations, groupings, user codes.
NOT_ASSIGNED = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"))


def main() -> None:
    """Write the seed anew."""
    with SEED.open(encoding="utf-8", newline="") as file:
        aliases = {row["country_code"]: row["aliases"] for row in csv.DictReader(file)}
    names = {language: Locale(language).territories for language in LANGUAGES}
    codes = sorted({str(code) for code in names["en"]} - NOT_ASSIGNED)
    with SEED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["country_code", "name", "name_ru", "name_kk", "aliases"])
        for code in filter(ALPHA_2.fullmatch, codes):
            writer.writerow([code, *(names[language][code] for language in LANGUAGES), aliases.get(code, "")])


if __name__ == "__main__":
    main()
