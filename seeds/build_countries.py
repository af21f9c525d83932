"""Bring the names in `countries.csv` up to date with CLDR.

Names in English, Russian and Kazakh have columns of their own; those in Kyrgyz, Uzbek (both alphabets) and Tajik are
added to the aliases. Aliases that stand there stay: they are kept by hand. So are the rows of states that are no more.
Run `.venv/bin/python seeds/build_countries.py` after Babel was updated, and look at the difference.
"""  # noqa: INP001 - a script, run by path

import csv
import re
from pathlib import Path

from babel import Locale

SEED = Path(__file__).with_name("countries.csv")
COLUMNS = ("country_code", "name", "name_ru", "name_kk", "aliases")
ALPHA_2 = re.compile(r"[A-Z]{2}")
LANGUAGES = ("en", "ru", "kk")
# Languages whose names are aliases.
FURTHER_LANGUAGES = ("ky", "uz", "uz_Cyrl", "tg")
# Two-letter codes that CLDR names and ISO 3166-1 does not assign: exceptional reservations, groupings, user codes.
NOT_ASSIGNED = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"))
# States that are no more, under the alpha-2 codes that they had (ISO 3166-3: SUHH, YUCS, CSHH, DDDE); CLDR has no
# names for them.
FORMER = frozenset(("CS", "DD", "SU", "YU"))


def main() -> None:
    """Write the seed anew."""
    with SEED.open(encoding="utf-8", newline="") as file:
        rows = {row["country_code"]: row for row in csv.DictReader(file)}
    names = {language: Locale(language).territories for language in LANGUAGES}
    for code in filter(ALPHA_2.fullmatch, (str(code) for code in names["en"])):
        if code not in NOT_ASSIGNED:
            aliases = rows.get(code, {}).get("aliases", "")
            named = [names[language][code] for language in LANGUAGES]
            rows[code] = dict(zip(COLUMNS, (code, *named, _with_further(code, named, aliases)), strict=True))
    with SEED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[code] for code in sorted(rows))


def _with_further(code: str, named: list[str], aliases: str) -> str:
    """The aliases, and after them the names in further languages that are not among the names yet."""
    kept = aliases.split("|") if aliases else []
    for language in FURTHER_LANGUAGES:
        name = Locale.parse(language).territories.get(code)
        if name is not None and name not in named and name not in kept:
            kept.append(name)
    return "|".join(kept)


if __name__ == "__main__":
    main()
