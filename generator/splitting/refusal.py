"""Refuses texts that are not a government's work report as it was delivered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.catalogue.parts import PartRules
from generator.errors import SourceError
from generator.grammar.places import GOVERNMENT
from generator.model import Source
from generator.splitting.outline import Outline
from generator.splitting.page import Removed
from generator.splitting.particulars import FRONT_MAX, has_title, spoken_for
from generator.text import SALUTATION, bare

_REPORTS_WITHIN = 20  # characters between whom one speaks for and that one reports
_ENTRUSTED = re.compile(r"受\w{2,20}委托")
_REPORTING = re.compile(rf"我(?:谨|受权)?[，,]?代表[^，。；]{{0,20}}(?:国务院|{GOVERNMENT})")
_OPENING = 12  # paragraphs in which a text says what it is
_REMOVED = 40  # pieces of furniture above it that may


def refuse_others(
    source: Source, outline: Outline, removed: Sequence[Removed], rules: PartRules
) -> None:
    """Raises: SourceError for a text that is not a government's report as it was delivered."""
    texts = [bare(paragraph.text) for paragraph in outline.paragraphs]
    opening = texts[:_OPENING]
    above = [bare(piece.text) for piece in removed[:_REMOVED]]
    expected = "expected a government's work report"
    titled = any(has_title(text) for text in (*above, *opening) if len(text) <= FRONT_MAX)
    for text in opening:
        whom, behind = spoken_for(text)
        if "报告" in behind[:_REPORTS_WITHIN] and rules.other_bodies.matcher.in_text(whom):
            raise SourceError(source.path, None, f"found a report of {whom}; {expected}")
        other = rules.other_report_in(text)
        if (
            other
            and "政府工作报告" not in text
            and (not titled or _ENTRUSTED.search("".join(opening)))
        ):
            raise SourceError(source.path, None, f"found {other}; {expected}")
    whole = "".join(texts)
    if not (_REPORTING.search(whole) or SALUTATION in whole):
        missing = f"found neither {SALUTATION} nor 代表……政府"
        raise SourceError(source.path, None, f"{missing}; {expected} as it was delivered")
