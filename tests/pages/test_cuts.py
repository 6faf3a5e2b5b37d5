"""Lists that are cut into pages: how, and that no address goes when a list grows."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.cuts import MENTIONS_MAX, mention_pages, page_links, sheets

Count = tuple[str, int, int]


def test_a_list_is_cut_where_a_page_is_full() -> None:
    found = sheets(("a", "b", "c", "d", "e"), 2)
    assert [(s.number, s.count, s.items) for s in found] == [
        (1, 3, ("a", "b")),
        (2, 3, ("c", "d")),
        (3, 3, ("e",)),
    ]
    nothing: tuple[str, ...] = ()
    assert [sheet.items for sheet in sheets(nothing, 2)] == [nothing]


def test_a_list_of_one_page_has_no_ways_to_others() -> None:
    assert page_links(1, 1, "z/{}/".format) == ()
    assert [(p.url, p.here) for p in page_links(2, 2, "z/{}/".format)] == [
        ("z/1/", False),
        ("z/2/", True),
    ]


def test_few_mentions_stand_on_the_term_s_own_page_in_the_corpus_order() -> None:
    (page,) = mention_pages("a-2024-01", [("b-2023", 2023, 2), ("a-2024", 2024, 3)])
    assert page.url == "terms/a-2024-01/"
    assert [piece.report_id for piece in page.pieces] == ["b-2023", "a-2024"]


def test_many_are_cut_by_year_and_the_newest_stay() -> None:
    counts = [("a-2023", 2023, 20), ("a-2024", 2024, 15), ("b-2025", 2025, 9), ("b-2022", 2022, 1)]
    found = mention_pages("t-2024-01", counts)
    assert [(page.url, page.years, len(page.pieces)) for page in found] == [
        ("terms/t-2024-01/", (2025, 2024), 2),
        ("terms/t-2024-01/2023/", (2023,), 1),
        ("terms/t-2024-01/2022/", (2022,), 1),
    ]


def test_a_year_of_many_has_several_pages() -> None:
    """The newest begins on the term's own; only a report that alone is too long is cut."""
    found = mention_pages("t-2024-01", [("a-2025", 2025, 20), ("b-2025", 2025, 70)])
    assert [(p.url, p.number, p.count) for p in found] == [
        ("terms/t-2024-01/", 1, 4),
        ("terms/t-2024-01/2025/2/", 2, 4),
        ("terms/t-2024-01/2025/3/", 3, 4),
        ("terms/t-2024-01/2025/4/", 4, 4),
    ]
    assert [(i.report_id, i.start, i.end) for p in found for i in p.pieces] == [
        ("a-2025", 0, 20),
        ("b-2025", 0, 25),
        ("b-2025", 25, 50),
        ("b-2025", 50, 70),
    ]


def counted() -> st.SearchStrategy[list[Count]]:
    years, numbers = st.integers(2020, 2026), st.integers(1, 2 * MENTIONS_MAX)
    made = st.lists(st.tuples(years, numbers), max_size=12)
    return made.map(lambda some: [(f"p{n}-{year}", year, c) for n, (year, c) in enumerate(some)])


@given(counted())
def test_every_mention_stands_on_one_page_and_no_page_is_too_long(counts: list[Count]) -> None:
    found = mention_pages("t-2024-01", counts)
    held: Counter[str] = Counter()
    for page in found:
        assert sum(piece.end - piece.start for piece in page.pieces) <= MENTIONS_MAX
        for piece in page.pieces:
            assert held[piece.report_id] == piece.start
            held[piece.report_id] = piece.end
    assert held == {report_id: count for report_id, _, count in counts}
    assert len({page.url for page in found}) == len(found)


@given(counted(), counted())
def test_no_address_goes_when_reports_come(counts: list[Count], more: list[Count]) -> None:
    grown = [*counts, *((f"new-{report_id}", year, n) for report_id, year, n in more)]
    before = {page.url for page in mention_pages("t-2024-01", counts)}
    assert before <= {page.url for page in mention_pages("t-2024-01", grown)}
