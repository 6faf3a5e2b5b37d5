"""The guide for those who compute: its lines run on the package of the five reports.

Those of pandas and SQL are run here; those of R and Stata were checked by eye.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from generator.output import write_files
from generator.package.data import PackageData
from generator.package.files import data_files
from generator.package.tables import tables
from tests.factory import analysis, rules
from tests.package.reserved_words import POSTGRESQL, SQL_2016, STATA, STATA_LENGTH
from tests.project import ROOT

GUIDE = ROOT / "generator/docs/about/using-data.md"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r'\b(?:table|read_data)\("(\w+)"\)|data/(\w+)\.csv')

TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "TEXT",
    "date": "TEXT",
}

PENDING: frozenset[str] = frozenset()
"""Tables of which the guide speaks and that are not made yet: their lines are not run."""


@cache
def guide() -> str:
    return GUIDE.read_text(encoding="utf-8")


def lines_of(language: str) -> list[str]:
    found = [code for kind, code in FENCE.findall(guide()) if kind == language]
    assert found
    return found


def names_in(code: str) -> set[str]:
    """The tables that some lines read."""
    return {one or other for one, other in NAMED.findall(code)}


def made() -> set[str]:
    return {table.name for table in tables(rules())}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package of the five reports in `data/`."""
    folder = tmp_path_factory.mktemp("using")
    files = data_files(PackageData(analysis()))
    write_files(folder / "data", {path: file.chunks() for path, file in files.items()})
    return folder


def test_the_guide_reads_tables_that_there_are() -> None:
    """NOTE: where this fails because a pending table is made, take it out of `PENDING`."""
    named = set().union(*(names_in(code) for _, code in FENCE.findall(guide())))
    assert named - made() == PENDING


RESULTS = """
import json
print(json.dumps({
    "growth": growth[["region", "admin_level", "value", "bound", "quote"]].values.tolist(),
    "counts": counts.astype(int).to_dict(),
    "codes": reports["adcode"].tolist(),
}))
"""


def test_the_lines_of_pandas_run(folder: Path) -> None:
    """Four of the five reports plan 2024; 高质量发展 was counted in the texts with `grep -o`."""
    blocks = [code for code in lines_of("python") if not names_in(code) & PENDING]
    assert len(blocks) > 3
    command = [sys.executable, "-W", "error", "-c", "\n".join([*blocks, RESULTS])]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout.splitlines()[-1]) == {
        "growth": [
            ["江西省", "province", 5.0, "about", "地区生产总值增长5%左右"],
            ["吉安市", "prefecture", 5.5, "about", "地区生产总值增长5.5%左右"],
            ["宜春市", "prefecture", 5.5, "about", "地区生产总值增长5.5%左右"],
            ["抚州市", "prefecture", 6.0, "about", "地区生产总值增长6%左右"],
        ],
        "counts": {
            "fuzhou-2024": 8,
            "ganzhou-2023": 7,
            "jian-2024": 14,
            "jiangxi-2024": 22,
            "yichun-2024": 12,
        },
        "codes": ["360000", "360700", "360800", "360900", "361000"],
    }


def test_the_lines_of_sql_run(folder: Path) -> None:
    """In SQLite, whose columns have the names and types of the schema."""
    base = sqlite3.connect(":memory:")
    (query,) = lines_of("sql")
    for table in tables(rules()):
        if table.name in ("observations", "reports"):
            typed = ", ".join(f'"{column.name}" {TYPES[column.type]}' for column in table.columns)
            base.execute(f"CREATE TABLE {table.name} ({typed})")
            with (folder / "data" / table.path).open(encoding="utf-8-sig", newline="") as file:
                _, *rows = csv.reader(file)
            marks = ", ".join("?" * len(table.columns))
            base.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)
    found = [row[:3] for row in base.execute(query)]
    base.close()
    assert found[0] == ("抚州市", 6, "about")
    assert [region for region, *_ in found] == ["抚州市", "吉安市", "宜春市", "江西省"]


# --- Names that languages keep for themselves ---------------------------------------------------


def columns() -> set[str]:
    return {column.name for table in tables(rules()) for column in table.columns}


def test_the_guide_says_which_names_sql_reserves() -> None:
    (line,) = (line for line in guide().splitlines() if line.startswith("SQL:2016 的保留字："))
    named = re.findall("`(\\w+)`", line.partition("；")[0])
    assert named == sorted(columns() & SQL_2016)
    assert columns() & POSTGRESQL == {"end"}
    assert "PostgreSQL 只有 `end` 要加" in line


def test_sqlite_takes_every_name_without_quotes() -> None:
    base = sqlite3.connect(":memory:")
    for table in tables(rules()):
        names = ", ".join(column.name for column in table.columns)
        base.execute(f"CREATE TABLE {table.name} ({names})")
        base.execute(f"SELECT {names} FROM {table.name} ORDER BY {names}")
    base.close()


def test_stata_takes_every_name() -> None:
    """But for the panel's longest, which the guide tells."""
    assert columns() & STATA == set()
    assert not [name for name in columns() if re.fullmatch(r"str\d+", name)]
    for table in tables(rules()):
        if table.name != "panel":
            assert [c.name for c in table.columns if len(c.name) > STATA_LENGTH] == []
