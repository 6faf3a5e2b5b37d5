"""Lists that governments draw up anew each year (10件民生实事): whose, and of which year."""

from __future__ import annotations

from generator.catalogue.senses import LocalList, Senses
from generator.grammar.numerals import chinese_number
from generator.grammar.years import every_year_in, without_year
from generator.model import Term


def list_of(name: str, senses: Senses) -> tuple[LocalList, int] | None:
    """The kind of list that a name's key names and how many items it has, or None."""
    for local in senses.local_lists:
        match = local.regex.fullmatch(without_year(name))
        if match:
            number = number_of(match["number"])
            return (local, number) if number else None
    return None


def number_of(words: str) -> int:
    """The number that the words say; 0 for 二三十, which says none."""
    try:
        return chinese_number(words)
    except ValueError:
        return 0


def explains(term: Term, of_year: int, year: int) -> bool:
    """Whether a term of a report of `of_year` explains the list of `year`.

    By its name, by its definition, else that of its own year.
    """
    for words in (term.name, term.definition):
        years = every_year_in(words)
        if years:
            return year in years
    return of_year == year
