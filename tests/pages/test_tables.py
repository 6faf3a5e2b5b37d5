"""Tables of many places: digits stand under digits, and every empty cell says why."""

from __future__ import annotations

from generator.figures.comparisons import EmptyReason
from generator.pages.shown import CellShown, FigureShown
from generator.pages.tables import LegendEntry, column, legend, without_places


def cell(value: str, unit: str = "%", bound: str = "") -> CellShown:
    figure = FigureShown(
        indicator="地区生产总值增速",
        indicator_url="indicators/gdp_growth/",
        period=2024,
        status="target",
        status_name="目标",
        value=value,
        unit=unit,
        bound=bound,
        basis="",
        area="",
        stance="",
        rider="",
        quote="增长",
        correction="",
        url="reports/a/plan/#p1",
        report="甲省2024年",
        doubts="",
        doubts_url="",
    )
    return CellShown(figures=(figure,))


def empty(reason: EmptyReason, quote: str = "") -> CellShown:
    return CellShown(figures=(), reason=reason.value, label=reason.label, quote=quote)


def test_digits_stand_under_digits() -> None:
    """What is put before a number has as many digits as it lacks."""
    made = column([cell("5", bound="左右"), cell("7.5"), cell("10.25"), cell("5—6")], "%")
    (numbers,) = zip(*(one.numbers for one in made), strict=True)
    assert [(n.lead, n.value, n.after) for n in numbers] == [
        ("0", "5", "左右"),
        ("0", "7.5", ""),
        ("", "10.25", ""),
        ("", "5—6", ""),
    ]


def test_a_number_alone_keeps_no_place() -> None:
    (made,) = without_places([cell("5")], "%")
    assert made.numbers[0].lead == ""


def test_a_unit_is_said_where_it_is_not_the_columns() -> None:
    made = column([cell("5527", "人"), cell("1.2", "万人")], "万人")
    assert [one.numbers[0].unit for one in made] == ["人", ""]


def test_an_empty_cell_has_the_mark_of_its_reason() -> None:
    silent, worded = column(
        [empty(EmptyReason.NOT_MENTIONED), empty(EmptyReason.WORDING, "稳中有升")], "%"
    )
    assert (silent.mark, silent.label) == ("—", "原文未提及")
    assert (worded.mark, worded.label) == ("措辞", "有措辞，无数值：稳中有升")


def test_the_legend_has_the_marks_that_are_there() -> None:
    cells = [cell("5"), empty(EmptyReason.NOT_MENTIONED), empty(EmptyReason.WORDING)]
    assert [(one.mark, one.label) for one in legend(cells)] == [
        ("措辞", "有措辞，无数值"),
        ("—", "原文未提及"),
    ]
    assert legend([cell("5")]) == ()
    assert isinstance(legend(cells)[0], LegendEntry)


def test_every_reason_has_a_mark_of_its_own() -> None:
    marks = [reason.mark for reason in EmptyReason]
    assert len(set(marks)) == len(marks)
