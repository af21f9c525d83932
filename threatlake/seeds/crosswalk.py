"""Codes of other classifications, from `seeds/crosswalk.csv`: only codes that somebody has confirmed, and where.

`relation` says how wide the code is beside our sub-threat (or threat, where none is named): `broad` covers more than
ours, `narrow` is a part of it.
"""

import csv
from pathlib import Path

from threatlake.errors import InvalidSeed
from threatlake.records import CrosswalkCode, Relation, SubthreatId, ThreatId
from threatlake.seeds.entries import first_repeated
from threatlake.seeds.threats import ThreatSeeds

COLUMNS = ("scheme", "scheme_version", "code", "threat_id", "subthreat_id", "relation", "label", "source")
SCHEMES = frozenset({"EuroVoc", "GDELT", "ICCS", "IPTC", "SHERLOC"})
# A code may be left without these.
OPTIONAL = frozenset({"scheme_version", "subthreat_id"})


def load(path: Path, threats: ThreatSeeds) -> list[CrosswalkCode]:
    """Read the codes and check them against the threats; InvalidSeed names file and line."""
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines)
        if tuple(table.fieldnames or ()) != COLUMNS:
            raise InvalidSeed(f"{path.name}: columns are {table.fieldnames}; must be {', '.join(COLUMNS)}")
        codes = [_code(f"{path.name}: line {table.line_num}", row, threats) for row in table]
    repeated = first_repeated([f"{code.scheme} {code.code} for {code.threat_id}" for code in codes])
    if repeated is not None:
        raise InvalidSeed(f"{path.name}: {repeated} stands twice; keep one")
    return codes


def _code(place: str, row: dict[str, str], threats: ThreatSeeds) -> CrosswalkCode:
    if set(row) != set(COLUMNS) or None in row.values():
        raise InvalidSeed(f"{place}: {len(COLUMNS)} cells are needed; put commas inside quotes")
    missing = [column for column in COLUMNS if column not in OPTIONAL and not row[column].strip()]
    if missing:
        raise InvalidSeed(f"{place}: {missing[0]} is empty; give one")
    if row["scheme"] not in SCHEMES:
        raise InvalidSeed(f"{place}: scheme {row['scheme']!r} is not known; known: {', '.join(sorted(SCHEMES))}")
    if row["relation"] not in set(Relation):
        raise InvalidSeed(f"{place}: relation {row['relation']!r} is not known; known: {', '.join(Relation)}")
    _check_known(place, row, threats)
    return CrosswalkCode(
        scheme=row["scheme"],
        scheme_version=row["scheme_version"] or None,
        code=row["code"],
        threat_id=ThreatId(row["threat_id"]),
        label=row["label"],
        subthreat_id=SubthreatId(row["subthreat_id"]) if row["subthreat_id"] else None,
        relation=Relation(row["relation"]),
        source=row["source"],
    )


def _check_known(place: str, row: dict[str, str], threats: ThreatSeeds) -> None:
    known = {str(seed.threat.threat_id): {each.subthreat_id for each in seed.subthreats} for seed in threats.threats}
    if row["threat_id"] not in known:
        raise InvalidSeed(f"{place}: threat {row['threat_id']!r} is not known; known: {', '.join(known)}")
    subthreats = known[row["threat_id"]]
    if row["subthreat_id"] and row["subthreat_id"] not in subthreats:
        raise InvalidSeed(f"{place}: sub-threat {row['subthreat_id']!r} is not one of {', '.join(sorted(subthreats))}")
