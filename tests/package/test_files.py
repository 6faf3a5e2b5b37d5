"""The files: rows as the texts have them, put together report by report."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest

from generator.analysis import Analysis, analyse
from generator.corpus import Corpus
from generator.layers import read
from generator.package import table as table_module
from generator.package.columns import Column
from generator.package.data import PackageData
from generator.package.files import DataPackage, data_files
from generator.package.table import WHOLE, AnyTable, Rows, Table
from generator.package.tables import tables
from generator.seeds.entry import Entry
from tests.factory import analysis, make_source, rules

TABLES = tables(rules())
EACH_TABLE = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)

Row = dict[str, str]


def rows_of(content: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


# --- What is in them ----------------------------------------------------------------------------

FILLER = "各项工作有序推进。\n" * 20
TEXT = f"""\
一、2023年工作回顾
地区生产总值增长5.2%，粮食总产439.7亿斤。
{FILLER}\
二、2024年工作安排
（一）重点任务。
力争地区生产总值增长6%左右，推进枢纽工程[1]。
{FILLER}\
名词解释
1.枢纽工程：指区域性的物流设施。
"""


@pytest.fixture(scope="module")
def small() -> Analysis:
    """A report of a few sentences."""
    entry = Entry(
        file="sample.txt",
        region="江西省",
        adcode="360000",
        year=2024,
        accept=("manifest", "kind"),
    )
    layers = read(make_source(TEXT), entry, rules())
    report = layers.report
    return analyse(Corpus((report,)), {report.report_id: layers}, rules())


CHARACTERS = str(len("".join(TEXT.split())))


def of_table(data: Analysis, name: str) -> list[Row]:
    return rows_of(data_files(PackageData(data))[f"{name}.csv"].content())


def picked(row: Row, columns: str) -> list[str]:
    return [row[column] for column in columns.split()]


def span_of(words: str) -> list[str]:
    assert TEXT.count(words) == 1
    start = TEXT.index(words)
    return [str(start), str(start + len(words))]


def test_rows_of_the_outline(small: Analysis) -> None:
    review, plan, tasks, annex = (row for row in of_table(small, "sections") if row["start"])
    columns = "section_id parent_id depth number title part implied corrected text start end url"
    assert picked(review, columns) == [
        "jiangxi-2024-review",
        "",
        "1",
        "一、",
        "2023年工作回顾",
        "review",
        "false",
        "false",
        "一、2023年工作回顾",
        *span_of("一、2023年工作回顾"),
        "reports/jiangxi-2024/review/",
    ]
    assert picked(plan, "section_id depth part") == ["jiangxi-2024-plan", "1", "plan"]
    assert picked(tasks, "parent_id depth number title text start end") == [
        "jiangxi-2024-plan",
        "2",
        "（一）",
        "重点任务",
        "（一）重点任务。",
        *span_of("（一）重点任务。"),
    ]
    assert picked(annex, "depth number title part") == ["1", "", "名词解释", "annex"]


def test_rows_of_the_problems() -> None:
    """One row a problem, in the words of the text, and the address of its sentence."""
    text = TEXT.replace(
        FILLER,
        f"{FILLER}我们也清醒看到，还存在不少问题，主要是：制造业实力不强；就业压力较大。对此，我们将着力解决。\n",
        1,
    )
    entry = Entry(
        file="sample.txt", region="江西省", adcode="360000", year=2024, accept=("manifest", "kind")
    )
    layers = read(make_source(text), entry, rules())
    report_id = layers.report.report_id
    first, second = of_table(
        analyse(Corpus((layers.report,)), {report_id: layers}, rules()), "problems"
    )
    columns = "problem_id report_id text themes missed_target start end"
    start = text.index("制造业")
    paragraph = first["paragraph_id"]
    assert picked(first, columns) == [
        f"{paragraph}-d1",
        report_id,
        "制造业实力不强",
        "industry",
        "false",
        str(start),
        str(start + 7),
    ]
    assert picked(second, "problem_id text themes") == [
        f"{paragraph}-d2",
        "就业压力较大",
        "livelihood",
    ]
    assert first["url"].startswith(f"reports/{report_id}/review/#{paragraph.rpartition('-')[2]}")


def test_rows_of_the_commitments() -> None:
    """One row a commitment, with its number, its deadline and the address of its sentence."""
    text = TEXT.replace("枢纽工程[1]。", "枢纽工程[1]。年底前建成学校3所，完善机制。", 1)
    entry = Entry(
        file="sample.txt", region="江西省", adcode="360000", year=2024, accept=("manifest", "kind")
    )
    layers = read(make_source(text), entry, rules())
    report_id = layers.report.report_id
    rows = of_table(analyse(Corpus((layers.report,)), {report_id: layers}, rules()), "commitments")
    # Before them stand the target and the work on a hub, behind them what fills the text.
    first, second = rows[2:4]
    assert picked(first, "text checkable_by verb value unit deadline themes start") == [
        "年底前建成学校3所",
        "number;date",
        "建成",
        "3",
        "所",
        "年底前",
        "livelihood",
        str(text.index("年底前")),
    ]
    assert picked(second, "text checkable_by value unit deadline") == ["完善机制", "", "", "", ""]
    assert first["url"].startswith(f"reports/{report_id}/plan-1/#")


def test_rows_of_the_numbers(small: Analysis) -> None:
    """Figures of indicators are among them; every span is the source's."""
    columns = "part subject subject_sure kind value unit unit_kind bound printed quote"
    rows = of_table(small, "numbers")
    assert [picked(row, columns) for row in rows] == [
        [
            *("review", "地区生产总值", "true", "rise", "5.2", "%", "percent", "exact"),
            *("5.2%", "地区生产总值增长5.2%"),
        ],
        [
            *("review", "粮食总产", "true", "level", "43970000000", "斤", "mass", "exact"),
            *("439.7亿斤", "粮食总产439.7亿斤"),
        ],
        [
            *("plan", "地区生产总值", "true", "rise", "6", "%", "percent", "about"),
            *("6%左右", "力争地区生产总值增长6%左右"),
        ],
    ]
    target = rows[-1]
    assert [target["number_start"], target["number_end"]] == span_of("6%左右")
    assert target["observation_ids"] == "jiangxi-2024-gdp_growth-2024-target"
    assert target["url"].startswith("reports/jiangxi-2024/plan-1/#p")


def test_rows_of_the_figures(small: Analysis) -> None:
    columns = "indicator_id period status value value_high unit bound stance corrected quote"
    found = [picked(row, columns) for row in of_table(small, "observations")]
    assert found == [
        [
            *("gdp_growth", "2023", "actual", "5.2", "", "%", "exact", "", "false"),
            "地区生产总值增长5.2%",
        ],
        [
            *("grain_output", "2023", "actual", "439.7", "", "亿斤", "exact", "", "false"),
            "粮食总产439.7亿斤",
        ],
        [
            *("gdp_growth", "2024", "target", "6", "", "%", "about", "力争", "false"),
            "力争地区生产总值增长6%左右",
        ],
    ]
    target = of_table(small, "observations")[-1]
    assert picked(target, "start end") == span_of("力争地区生产总值增长6%左右")
    assert target["url"].startswith("reports/jiangxi-2024/plan-1/#p")


def test_rows_of_the_glossary(small: Analysis) -> None:
    (term,) = of_table(small, "terms")
    assert picked(term, "term_id term definition source_report_id ordinal aliases start end") == [
        "jiangxi-2024-01",
        "枢纽工程",
        "指区域性的物流设施。",
        "jiangxi-2024",
        "1",
        "",
        *span_of("枢纽工程：指区域性的物流设施。"),
    ]
    (mention,) = of_table(small, "mentions")
    assert picked(mention, "term_id text match") == ["jiangxi-2024-01", "枢纽工程", "exact"]
    (note,) = of_table(small, "notes")
    assert picked(note, "term_id text number start end") == [
        "jiangxi-2024-01",
        "[1]",
        "1",
        *span_of("[1]"),
    ]


def test_the_report_has_its_row(small: Analysis) -> None:
    (report,) = of_table(small, "reports")
    columns = "report_id region admin_level year review_year speaker characters superior_report_id"
    assert picked(report, columns) == [
        *("jiangxi-2024", "江西省", "province", "2024", "2023", "", CHARACTERS, "")
    ]
    assert data_files(PackageData(small))[report["text_file"]].content() == TEXT.encode()


# --- How they are put together ------------------------------------------------------------------


@EACH_TABLE
def test_a_file_is_a_header_and_the_chunks_of_the_reports(table: AnyTable) -> None:
    """In the corpus' order; a chunk has the rows of its own report and no others."""
    data = PackageData(analysis())
    header = table.header()
    chunks = {part: table.chunk(data, part) for part in table.parts(data)}
    content = b"".join((header, *chunks.values()))
    assert content == data_files(data)[table.path].content()
    assert header.decode("utf-8-sig") == ",".join(c.name for c in table.columns) + "\n"
    assert table.count(data) == len(rows_of(content))
    if table.rows is Rows.WHOLE:
        assert [*chunks] == [WHOLE]
        return
    assert [*chunks] == [report.report_id for report in analysis().corpus.reports]
    for part, chunk in chunks.items():
        for row in rows_of(header + chunk):
            of_report = row.get("report_id") or row.get("source_report_id")
            assert part == (of_report or row.get("next_report_id"))


@pytest.mark.parametrize(
    "table", [t for t in TABLES if t.rows is Rows.OWN], ids=lambda table: table.name
)
def test_own_rows_are_the_same_whoever_stands_beside_the_report(table: AnyTable) -> None:
    together = PackageData(analysis())
    for part, alone in _each_alone():
        assert table.chunk(alone, part) == table.chunk(together, part)


@pytest.mark.parametrize(
    "table", [t for t in TABLES if t.rows is Rows.RELATED], ids=lambda table: table.name
)
def test_rows_are_the_same_where_other_reports_say_the_same_of_them(table: AnyTable) -> None:
    """And where they are not, `others` tells: else a preview would keep the old ones."""
    together = PackageData(analysis())
    for part, alone in _each_alone():
        if table.others(alone, part) == table.others(together, part):
            assert table.chunk(alone, part) == table.chunk(together, part)


def _each_alone() -> Iterator[tuple[str, PackageData]]:
    for report in analysis().corpus.reports:
        yield report.report_id, PackageData(_alone(report.report_id))


def _alone(report_id: str) -> Analysis:
    """The analysis of one of the five reports."""
    whole = analysis()
    layers = {report_id: whole.layers[report_id]}
    corpus = Corpus((whole.corpus.report(report_id),))
    return analyse(corpus, layers, whole.knowledge)


def test_no_piece_is_longer_than_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_module, "_BLOCK", 2)
    numbers = Table[int](
        name="numbers",
        title="数",
        description="数",
        rows=Rows.WHOLE,
        records=lambda data, _: range(5),
        columns=(Column("n", "数", "数", lambda n, _: n, "integer"),),
    )
    pieces = [*numbers.csv(PackageData(analysis()))]
    assert pieces == ["\ufeffn\n".encode(), b"0\n1\n", b"2\n3\n", b"4\n"]


def test_every_file_is_described() -> None:
    files = data_files(PackageData(analysis()))
    described = json.loads(files["datapackage.json"].content())["resources"]
    assert [*files] == [*(resource["path"] for resource in described), "datapackage.json"]


def test_readers_are_told_what_the_files_hold() -> None:
    data = PackageData(analysis())
    sizes = {path: len(file.content()) for path, file in data_files(data).items()}
    told = DataPackage(data).summary()
    assert [table.name for table in told.tables] == [table.name for table in TABLES]
    by_name = {table.name: table for table in told.tables}
    assert by_name["reports"].rows == 5
    assert by_name["themes"].rows == 11
    assert all(table.size == sizes[table.path] for table in told.tables)
    assert [text.title for text in told.texts] == [
        *("江西省2024年", "赣州市2023年", "吉安市2024年", "宜春市2024年", "抚州市2024年")
    ]
