"""The claims of all reports by subject, and those that two places make alike."""

from __future__ import annotations

from generator.corpus import Corpus
from generator.ranks.board import RankBoard, rank_board
from tests.factory import make_report, rules
from tests.ranks.test_claims import read


def board_of(*said: tuple[str, str, str] | tuple[str, str, str, int]) -> RankBoard:
    """The board of reports, each given as region, code and a sentence of its review."""
    reports = [
        make_report(f"一、{year - 1}年工作回顾\n{text}\n", region, adcode, year)
        for region, adcode, text, year in ((*one, 2024)[:4] for one in said)
    ]
    claims = [claim for report in reports for claim in read(report)]
    return rank_board(Corpus.of(reports), claims, rules().indicators)


def names(board: RankBoard) -> list[tuple[str, str, int]]:
    return [(one.name, one.indicator_id, len(one.report_ids)) for one in board.subjects]


def shared(board: RankBoard) -> list[tuple[str, list[str]]]:
    return [(one.subject, [claim.report_id for claim in one.claims]) for one in board.shared]


def test_what_is_printed_differently_is_one_subject() -> None:
    """An indicator goes by the catalogue, a level by the usual name, 增幅 by 增速."""
    board = board_of(
        ("赣州市", "360700", "GDP增长6%，居全省第3位。招商引资到位资金增幅居全省第2位。"),
        ("吉安市", "360800", "地区生产总值增速居全省第4位。GDP总量居全省第5位。"),
        ("宜春市", "360900", "招商引资到位资金增速居全省第6位。地区生产总值总量居全省第7位。"),
    )
    assert names(board) == [
        ("地区生产总值", "gdp", 2),
        ("地区生产总值增速", "gdp_growth", 2),
        ("招商引资到位资金增速", "", 2),
    ]


def test_a_subject_that_is_not_sure_is_left_out() -> None:
    board = board_of(("赣州市", "360700", "进出口总额完成80亿元，增长9%，居全省第三。"))
    assert not board.subjects


def test_two_places_that_claim_one_rank_are_shown() -> None:
    """Those of one province, level and year; the newest year first."""
    board = board_of(
        ("赣州市", "360700", "规上工业增加值增长9%，居全省第1位。粮食产量居全国第2位。"),
        ("吉安市", "360800", "规模以上工业增加值增速居全省第一。粮食产量居全国第2位。"),
        ("长沙市", "430100", "规上工业增加值增速居全省第1位。"),
    )
    assert shared(board) == [
        ("规模以上工业增加值增速", ["ganzhou-2024", "jian-2024"]),
        ("粮食产量", ["ganzhou-2024", "jian-2024"]),
    ]


def test_peers_are_the_same_in_other_words() -> None:
    board = board_of(
        ("江西省", "360000", "粮食产量居中部地区第1位。"),
        ("湖南省", "430000", "粮食产量居中部第1位。"),
    )
    assert shared(board) == [("粮食产量", ["jiangxi-2024", "hunan-2024"])]


def test_what_does_not_meet() -> None:
    """Another year, another rank, a tie, a band, another level, a place's own counties."""
    board = board_of(
        ("赣州市", "360700", "粮食产量居全省第1位。油茶产量居全省第1位。生猪产量居全省第1位。"),
        ("吉安市", "360800", "粮食产量居全省第1位。", 2025),
        ("宜春市", "360900", "粮食产量居全省第2位。油茶产量并列全省第1位。生猪产量居全省前三。"),
        ("南昌县", "360121", "粮食产量居全省第1位。"),
        ("江西省", "360000", "南昌市粮食产量居全省第1位。"),
    )
    assert not board.shared


def test_counties_compare_within_their_city() -> None:
    board = board_of(
        ("章贡区", "360702", "财政收入增速居全市第1位。"),
        ("南康区", "360703", "财政收入增速居全市第1位。"),
        ("吉州区", "360802", "财政收入增速居全市第1位。"),
    )
    assert shared(board) == [("财政收入增速", ["zhanggong-2024", "nankang-2024"])]


def test_one_place_twice_is_no_finding() -> None:
    """A report that says it twice, and the same place's report of another year on that year."""
    board = board_of(
        ("赣州市", "360700", "粮食产量居全省第1位。粮食产量稳居全省第1位。"),
        ("赣州市", "360700", "2023年粮食产量居全省第1位。", 2025),
    )
    assert not board.shared
    assert names(board) == [("粮食产量", "grain_output", 2)]
