"""What a document says of where its text was taken from: read where it stands, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from generator.addresses import ascii_address
from generator.catalogue.origins import OriginRules
from generator.grammar.years import days_in
from generator.model import Furniture, Origin
from generator.seeds.corrections import one_line
from generator.text import to_halfwidth

MAX_CLUES = 200
MAX_CLUE = 2000
_MAX_NAME = 40
_MIN_NAME = 2
_NO_NAME = re.compile(r"://|www\.|[：:]|[。；]")
_LABEL_BEFORE = re.compile(r"\A[（(【\[]?(?:来\s?源|稿\s?源)\s?[:：]\s*")
_FIRST_YEAR = 1990
"""Before the web there was nothing to take a text from."""

_VALUE = (
    r"(?:(?P<address>https?://[^\s，。；）)】》\"']{1,2000})"
    r"|(?P<words>[^\s?？|｜【】\[\]（）()<>：:]{1,60})(?=[\s?？|｜【】\[\]（）()<>]|\Z))"
)
_PRINTED = re.compile(r"(?P<address>https?://[!-~]{4,2000})\s+\d{1,3}\s?[/／]\s?\d{1,3}")
_ELLIPSIS = ("...", "…")


@dataclass(frozen=True, slots=True)
class Clue:
    """What a document says of itself in one place (`meta contentsource`, see origins.yml)."""

    place: str
    text: str


def limited(clues: Iterable[Clue]) -> tuple[Clue, ...]:
    """The first clues of a document, without those that are too long to be meant."""
    found = (Clue(clue.place, clue.text.strip()) for clue in clues)
    return tuple(clue for clue in found if 0 < len(clue.text) <= MAX_CLUE)[:MAX_CLUES]


def read_origin(clues: Iterable[Clue], rules: OriginRules) -> Origin:
    """What the clues say, each field from the best place that has something usable."""
    by_place: dict[str, list[str]] = {}
    for clue in clues:
        by_place.setdefault(clue.place, []).append(clue.text)

    def texts(places: Sequence[str]) -> Iterator[str]:
        for place in places:
            yield from by_place.get(place, ())

    return Origin(
        source_url=next(filter(None, map(_address, texts(rules.source_url))), ""),
        publisher=next(
            filter(None, (_name(text, rules.nobody) for text in texts(rules.publisher))), ""
        ),
        retrieved_on=next(filter(None, map(_day, texts(rules.retrieved_on))), None),
    )


def frame_clues(text: str, furniture: Sequence[Furniture], rules: OriginRules) -> Iterator[Clue]:
    """What the lines around a report say that are no part of it: the head of a scrape, a print."""
    pattern = _labelled(rules.labels)
    names = {label.casefold(): label for label in rules.labels}
    for line in _frame_lines(text, furniture):
        printed = _PRINTED.fullmatch(line)
        if printed and not printed["address"].endswith(_ELLIPSIS):
            yield Clue("print url", printed["address"])
        for found in pattern.finditer(line):
            name = names["".join(found["label"].split()).casefold()]
            yield Clue(f"line {name}", found["address"] or found["words"])


def _labelled(labels: Iterable[str]) -> re.Pattern[str]:
    """A label, set wide or not (来 源), and the address or the name behind it."""
    label = "|".join(r"\s?".join(map(re.escape, label)) for label in sorted(labels))
    return re.compile(
        rf"(?:\A|(?<=[\s?？|｜【\[（(]))(?P<label>{label})\s?[】\]]?\s?[:：][ \t\u3000]*{_VALUE}",
        re.IGNORECASE,
    )


def _frame_lines(text: str, furniture: Sequence[Furniture]) -> Iterator[str]:
    """The lines of the text that are furniture from end to end, in half-width characters."""
    gone = {at for piece in furniture for at in range(piece.place.start, piece.place.end)}
    starts = {text.rfind("\n", 0, piece.place.start) + 1 for piece in furniture}
    for start in sorted(starts):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if all(at in gone or text[at].isspace() for at in range(start, end)):
            yield to_halfwidth(text[start:end]).strip()


def _address(text: str) -> str:
    """The address that `text` is; empty where it is none, or a site's front page."""
    try:
        address = ascii_address(text.strip())
    except ValueError:
        return ""
    parts = urlsplit(address)
    return address if parts.path.strip("/") or parts.query else ""


def _name(text: str, nobody: frozenset[str]) -> str:
    text = _LABEL_BEFORE.sub("", " ".join(text.split())).strip("《》“”\"'（）()【】[] ")
    if not _MIN_NAME <= len(text) <= _MAX_NAME or text in nobody or _NO_NAME.search(text):
        return ""
    try:
        return one_line(text)
    except ValueError:
        return ""


def _day(text: str) -> date | None:
    try:
        day = next(days_in(text), None) or parsedate_to_datetime(text).date()
    except (ValueError, TypeError, OverflowError):
        return None
    return day if day.year >= _FIRST_YEAR else None
