"""The figures of a report: golden cases by form, and the five reports read by eye."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.indicators import load_indicators
from generator.figures.observations import Figures, read_figures
from generator.model import (
    Completeness,
    Level,
    Observation,
    Paragraph,
    Part,
    Region,
    Report,
    Section,
    Span,
    Status,
    Traced,
    Wording,
)
from generator.text import bare
from tests import golden_cases
from tests.expected import expected
from tests.factory import make_report, seeds

GOLDEN = golden_cases.GOLDEN / "indicators"


@dataclass(frozen=True)
class Case:
    """One golden case: a text, the part it stands in, and all that is to be read from it.

    `details` and `said` are further fields of its figures and its wordings, in their order.
    `over_years` are the figures of several years, where the case tells them.
    """

    name: str
    text: str
    part: str
    region: str
    level: str
    expect: list[tuple[Any, ...]]
    wordings: list[tuple[Any, ...]]
    details: list[dict[str, str]]
    said: list[dict[str, str]]
    over_years: list[tuple[Any, ...]] | None
    over_years_details: list[dict[str, str]]


def load_cases() -> list[Case]:
    return [
        Case(
            name=f"{path.stem}: {entry['name']}",
            text=entry["text"],
            part=entry["part"],
            region=entry.get("region", "江西省"),
            level=entry.get("level", "province"),
            expect=[tuple(row) for row in entry.get("expect", [])],
            wordings=[tuple(row) for row in entry.get("wordings", [])],
            details=entry.get("details", []),
            said=entry.get("said", []),
            over_years=(
                [tuple(row) for row in entry["over_years"]] if "over_years" in entry else None
            ),
            over_years_details=entry.get("over_years_details", []),
        )
        for path in sorted(GOLDEN.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def small_report(text: str, part: str, region: str = "江西省", level: str = "province") -> Report:
    """A report of 2024 of one section, each line of `text` a paragraph."""
    section = Section(
        section_id="x-2024-1",
        report_id="x-2024",
        parent_id="",
        depth=1,
        number="一、",
        title="工作",
        part=Part(part),
        slug="x-1",
    )
    paragraphs = []
    offset = 0
    for ordinal, line in enumerate(text.split("\n"), 1):
        paragraphs.append(
            Paragraph(
                paragraph_id=f"x-2024-p{ordinal}",
                report_id="x-2024",
                section_id=section.section_id,
                ordinal=ordinal,
                body=Traced(line, tuple(range(offset, offset + len(line)))),
            )
        )
        offset += len(line) + 1
    return Report(
        report_id="x-2024",
        region=Region(name=region, adcode="", level=Level(level)),
        year=2024,
        review_year=2023,
        title="",
        speaker="",
        delivered_on=None,
        occasion="",
        source_file="x.txt",
        source_sha256="",
        characters=len(text),
        completeness=Completeness.FULL,
        sections=(section,),
        paragraphs=tuple(paragraphs),
        furniture=(),
    )


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.name)
def test_forms(case: Case) -> None:
    """A text yields exactly the figures and wordings recorded beside it."""
    report = small_report(case.text, case.part, case.region, case.level)
    figures = read_figures(report, load_indicators())
    found = [
        (o.indicator_id, o.period, o.status.value, str(o.value), o.bound.value, o.quote)
        + ((str(o.value_high),) if o.value_high is not None else ())
        for o in figures.observations
    ]
    said = [(w.indicator_id, w.period, w.status.value, w.quote) for w in figures.wordings]
    assert found == case.expect
    assert said == case.wordings
    assert _fields(figures.observations, case.details) == case.details
    assert _fields(figures.wordings, case.said) == case.said
    if case.over_years is not None:
        assert [
            (o.indicator_id, o.period_start, o.period_end, o.aggregate.value, str(o.value), o.quote)
            for o in figures.over_years
        ] == case.over_years
    assert _fields(figures.over_years, case.over_years_details) == case.over_years_details


def _fields(
    records: Sequence[Observation | Wording], wanted: Sequence[dict[str, str]]
) -> list[dict[str, str]]:
    """Of each record the fields that are wanted of it."""
    return [
        {name: str(getattr(record, name)) for name in names}
        for record, names in zip(records, wanted, strict=False)
    ]


# --- The five reports, read by eye ---------------------------------------------------------------

# (report, indicator): (result, target). A figure is (status, value, bound), a wording is its words,
# None is nothing at all.
FELL_SHORT = (
    "GDP、社会消费品零售总额、城镇和农村居民人均可支配收入等4项指标增幅"
    "虽然有望位居全省前列，但预计低于全年计划"
)
Read = tuple[str, str, str] | str | None
READ: dict[str, dict[str, tuple[Read, Read]]] = {
    "jiangxi-2024": {
        "gdp_growth": (("actual", "4.1", "exact"), ("target", "5", "about")),
        "industrial_value_added_growth": (("actual", "5.4", "exact"), ("target", "6.5", "about")),
        "fixed_asset_investment_growth": (("actual", "-5.9", "exact"), ("target", "3", "about")),
        "retail_sales_growth": (("actual", "6.3", "exact"), ("target", "6.5", "about")),
        "budget_revenue_growth": (("actual", "3.8", "exact"), None),
        "urban_income_growth": (("actual", "4.2", "exact"), ("target", "5", "about")),
        "rural_income_growth": (("actual", "7.1", "exact"), ("target", "7", "about")),
        "cpi_rise": (None, ("target", "3", "about")),
        "surveyed_unemployment_rate": (None, ("target", "5.5", "about")),
        "grain_output": (("actual", "439.7", "exact"), ("target", "430", "at_least")),
        "new_urban_jobs": (
            "城镇新增就业、新增发放创业担保贷款分别完成年计划的112.3%、234.2%",
            ("target", "41", "exact"),
        ),
        "rd_intensity": (None, ("target", "1.9", "at_least")),
        "pm25": (("actual", "29", "exact"), None),
    },
    "fuzhou-2024": {
        "gdp_growth": (("actual", "6.3", "exact"), ("target", "6", "about")),
        "industrial_value_added_growth": (("actual", "14.6", "exact"), ("target", "7", "at_least")),
        "fixed_asset_investment_growth": (
            "固定资产投资增速排名全省第5",
            ("target", "5.5", "about"),
        ),
        "retail_sales_growth": (("actual", "6.9", "exact"), ("target", "7", "about")),
        "budget_revenue_growth": (("actual", "3.8", "exact"), ("target", "4", "about")),
        "urban_income_growth": (("actual", "4.2", "exact"), ("target", "6", "about")),
        "rural_income_growth": (("actual", "7.3", "exact"), ("target", "7.5", "about")),
        "cpi_rise": (None, ("target", "3", "at_most")),
        "surveyed_unemployment_rate": (None, None),
        "grain_output": (("actual", "52.8", "exact"), ("target", "52.53", "at_least")),
        "new_urban_jobs": (
            "城镇新增就业、新增发放创业担保贷款分别完成年计划的106.2%、232.8%",
            ("target", "3.55", "exact"),
        ),
        "rd_intensity": (
            "2022年度全市R&D经费增幅和强度提高值均列全省第2",
            ("target", "1.88", "about"),
        ),
        "pm25": (("actual", "18", "exact"), None),
    },
    "yichun-2024": {
        "gdp_growth": (("estimate", "4", "about"), ("target", "5.5", "about")),
        "industrial_value_added_growth": (("estimate", "5", "about"), ("target", "7", "about")),
        "fixed_asset_investment_growth": (None, ("target", "4", "about")),
        "retail_sales_growth": (("estimate", "4.5", "about"), ("target", "6.5", "about")),
        "budget_revenue_growth": (("actual", "4.5", "exact"), ("target", "4.5", "about")),
        "urban_income_growth": (("estimate", "3.8", "about"), ("target", "5", "about")),
        "rural_income_growth": (("estimate", "6.1", "about"), ("target", "7", "about")),
        "cpi_rise": (None, ("target", "3", "about")),
        "surveyed_unemployment_rate": (None, None),
        "grain_output": ("粮食生产完成省定目标任务", ("target", "75", "about")),
        "new_urban_jobs": (("actual", "4.68", "exact"), ("target", "4.2", "at_least")),
        "rd_intensity": (
            "全社会研发经费投入强度连续两年超全省平均水平",
            ("target", "1.91", "exact"),
        ),
        "pm25": (("actual", "31", "exact"), None),
    },
    "jian-2024": {
        "gdp_growth": (("actual", "3.7", "exact"), ("target", "5.5", "about")),
        "industrial_value_added_growth": (("actual", "4.6", "exact"), ("target", "6.5", "about")),
        "fixed_asset_investment_growth": (("actual", "1.6", "exact"), ("target", "6.5", "about")),
        "retail_sales_growth": (("actual", "7", "exact"), ("target", "7", "about")),
        "budget_revenue_growth": (("actual", "7.3", "exact"), ("target", "5", "about")),
        "urban_income_growth": (("actual", "4.2", "exact"), ("target", "5", "about")),
        "rural_income_growth": (("actual", "6.6", "exact"), ("target", "7", "about")),
        "cpi_rise": (None, ("target", "3", "at_most")),
        "surveyed_unemployment_rate": (None, None),
        "grain_output": (("actual", "74.6", "exact"), ("target", "74", "at_least")),
        "new_urban_jobs": (("actual", "5.48", "exact"), ("target", "5", "exact")),
        "rd_intensity": (("actual", "1.76", "exact"), ("target", "1.9", "at_least")),
        "pm25": (("actual", "23", "exact"), None),
    },
    "ganzhou-2023": {
        "gdp_growth": (FELL_SHORT, ("target", "7.5", "about")),
        "industrial_value_added_growth": (None, ("target", "8.5", "at_least")),
        "fixed_asset_investment_growth": (None, ("target", "10", "at_least")),
        "retail_sales_growth": (FELL_SHORT, ("target", "8.5", "at_least")),
        "budget_revenue_growth": (None, ("target", "3.5", "about")),
        "urban_income_growth": (FELL_SHORT, ("target", "7.5", "about")),
        "rural_income_growth": (FELL_SHORT, ("target", "9.5", "about")),
        "cpi_rise": (None, ("target", "3", "about")),
        "surveyed_unemployment_rate": (None, ("target", "5.5", "at_most")),
        "grain_output": ("粮食生产实现“十九连丰”", ("target", "52", "at_least")),
        "new_urban_jobs": (
            "城镇新增就业、新增转移农村劳动力年度任务超额完成",
            ("target", "6", "exact"),
        ),
        "rd_intensity": (None, None),
        "pm25": ("中心城区PM2.5平均浓度全省最低", ("target", "27", "at_most")),
    },
}


@cache
def figures_of(report_id: str) -> Figures:
    return read_figures(seeds().corpus.report(report_id), load_indicators())


def stated(report_id: str, indicator_id: str, *, target: bool) -> list[Read]:
    """What was read of an indicator on one side, whatever its year."""
    figures = figures_of(report_id)
    observed: list[Read] = [
        (o.status.value, str(o.value), o.bound.value)
        for o in figures.observations
        if o.indicator_id == indicator_id and (o.status is Status.TARGET) == target
    ]
    worded: list[Read] = [
        w.quote
        for w in figures.wordings
        if w.indicator_id == indicator_id and (w.status is Status.TARGET) == target
    ]
    return observed + worded


@pytest.mark.parametrize("indicator_id", sorted({i for read in READ.values() for i in read}))
@pytest.mark.parametrize("report_id", READ)
def test_the_five_reports(report_id: str, indicator_id: str) -> None:
    """Every result and target of the five reports is the one read by eye, empty ones included."""
    result, target = READ[report_id][indicator_id]
    assert stated(report_id, indicator_id, target=False) == ([result] if result else [])
    assert stated(report_id, indicator_id, target=True) == ([target] if target else [])


@pytest.mark.parametrize("report_id", READ)
def test_years_and_units_of_the_five_reports(report_id: str) -> None:
    """Targets are of the report's year, results of the year before; units are the catalogue's."""
    report = seeds().corpus.report(report_id)
    units = {indicator.id: indicator.unit for indicator in load_indicators()}
    for observation in figures_of(report_id).observations:
        expected = report.year if observation.status is Status.TARGET else report.review_year
        assert observation.period == expected
        assert observation.unit == units[observation.indicator_id]
        assert observation.region == report.region.name
        assert observation.value_high is None


@pytest.mark.parametrize("report_id", READ)
def test_quotes_stand_in_the_source(report_id: str) -> None:
    """The source at a quote's span says the quote, and its paragraph holds it."""
    report = seeds().corpus.report(report_id)
    source = seeds().sources[report_id].text
    paragraphs = {paragraph.paragraph_id: paragraph for paragraph in report.paragraphs}
    figures = figures_of(report_id)
    records: list[Observation | Wording] = [*figures.observations, *figures.wordings]
    for record in records:
        assert bare(source[record.place.start : record.place.end]) == bare(record.quote)
        assert record.quote in paragraphs[record.paragraph_id].text


@pytest.mark.parametrize("report_id", READ)
def test_quotes_hold_the_printed_number(report_id: str) -> None:
    """A value can be read in its quote; a fall is printed without the sign."""
    for observation in figures_of(report_id).observations:
        assert str(abs(observation.value)) in observation.quote


def test_ids_are_of_what_they_name() -> None:
    """An id says report, indicator, period and status; a second value takes a number."""
    report = small_report("城镇新增就业41万人。确保城镇新增就业40万人。", "plan")
    ids = [o.observation_id for o in read_figures(report, load_indicators()).observations]
    assert ids == ["x-2024-new_urban_jobs-2024-target", "x-2024-new_urban_jobs-2024-target-2"]


@given(
    st.text(
        alphabet="地区生产总值GDP增长下降5.%、，；。和分别左右以上预计城乡居民人均可支配收入20234年（）[]“” "
    )
)
def test_any_text_is_read_without_error(text: str) -> None:
    """Whatever a paragraph holds, quotes stand in it."""
    report = small_report(text.replace("\n", ""), "review")
    for observation in read_figures(report, load_indicators()).observations:
        assert observation.quote in text


def test_what_is_no_prose_is_left_alone() -> None:
    """A sentence of a thousand names says nothing, and keeps no other from being read."""
    text = "地区生产总值增长5%，" * 400 + "。固定资产投资增长6%。"
    found = read_figures(small_report(text, "review"), load_indicators()).observations
    assert [o.indicator_id for o in found] == ["fixed_asset_investment_growth"]


def test_a_clause_that_furniture_cuts_is_read_as_one() -> None:
    """The name is not halved; the quote is of the record that holds the number."""
    report = make_report(
        "一、2023年工作回顾\n地区生产总值增长5%，规模以上[bookmark: x]工业增加值增长5.4%，"
        "固定资产投资增长3%。\n二、2024年工作安排\n（一）甲。做甲。"
    )
    found = read_figures(report, load_indicators()).observations
    texts = {p.paragraph_id: p.text for p in report.paragraphs}
    assert [(o.indicator_id, o.value, o.quote) for o in found] == [
        ("gdp_growth", Decimal(5), "地区生产总值增长5%"),
        ("industrial_value_added_growth", Decimal("5.4"), "工业增加值增长5.4%"),
        ("fixed_asset_investment_growth", Decimal(3), "固定资产投资增长3%"),
    ]
    assert all(o.quote in texts[o.paragraph_id] for o in found)


def test_a_number_that_furniture_cuts_gives_no_figure() -> None:
    """No record holds the whole number, so none can show it."""
    report = make_report(
        "一、2023年工作回顾\n地区生产总值增长5.[bookmark: x]4%，固定资产投资增长3%。\n"
        "二、2024年工作安排\n（一）甲。做甲。"
    )
    found = read_figures(report, load_indicators()).observations
    assert [o.indicator_id for o in found] == ["fixed_asset_investment_growth"]


def test_note_marks_are_read_over_and_doubtful_digits_stand_in_no_figure() -> None:
    """A mark before a number is no digit of it; where nobody can tell, only the words are kept."""
    text = "地区生产总值1202亿元，增长5%，城镇新增就业341万人，粮食产量12亿斤。"
    report = small_report(text, "review")
    jobs, grain = text.index("341"), text.index("12亿斤")
    figures = read_figures(
        report,
        load_indicators(),
        marks=(Span(jobs, jobs + 1),),
        doubtful=(Span(grain, grain + 1),),
    )
    assert [(o.indicator_id, o.value) for o in figures.observations] == [
        ("gdp_growth", Decimal(5)),
        ("gdp", Decimal(1202)),
        ("new_urban_jobs", Decimal(41)),
    ]
    assert [(w.indicator_id, w.quote) for w in figures.wordings] == [
        ("grain_output", "粮食产量12亿斤")
    ]


EXPECTED = expected("figures")["reports"]


@pytest.mark.parametrize("report_id", EXPECTED)
def test_every_cell_is_as_a_person_read_it(report_id: str) -> None:
    """Each figure with its value, bound, status, year and words, and none besides."""
    read = EXPECTED[report_id]
    wanted = {
        (cell["indicator"], cell["status"]): cell
        for cell in (*read["headline"], *read["others"])
        if "none" not in cell
    }
    found = {(o.indicator_id, o.status.value): o for o in figures_of(report_id).observations}
    assert len(found) == len(figures_of(report_id).observations)
    assert found.keys() == wanted.keys()
    for key, cell in wanted.items():
        said = found[key]
        read = (cell["period"], Decimal(str(cell["value"])), cell["bound"])
        assert (said.period, said.value, said.bound.value) == read, key
        # The program keeps a clause whole (粮食总产量52.8亿斤、增长2.2%), the reader what matters of it.
        assert cell["quote"] in bare(said.quote), key


@pytest.mark.parametrize("report_id", EXPECTED)
def test_every_wording_is_as_a_person_read_it(report_id: str) -> None:
    """Where a person read words without a figure, those words are what is kept."""
    said = {w.indicator_id: bare(w.quote) for w in figures_of(report_id).wordings}
    for cell in EXPECTED[report_id]["headline"]:
        if cell.get("none") == "wording" and cell["kind"] == "review":
            words = said[cell["indicator"]]
            assert words in cell["words"] or cell["words"] in words
