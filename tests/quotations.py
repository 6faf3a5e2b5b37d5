"""Quotations that stand in a site's reports and such as do not: `python -m tests.quotations SITE`.

True ones are taken from the texts as they are, or with what a copy changes: width, quotation marks,
blanks, marks of notes. Altered ones have a digit, a word, a 不 or a place's name changed, a clause left
out, or two sentences joined; none of them stands anywhere, as a plain scan tells. The browser's own
code judges them, run by Deno.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import click

from generator.search.folding import BORDER, fold, strip
from tests.browser_code import run_script

PLACES = ("江西", "赣州", "抚州", "宜春", "吉安", "南昌", "上饶", "九江")
EDGES = "，。；：、！？,;:!?"
CLAUSES = re.compile(r"[^，；：]+[，；：]?")
SENTENCES = re.compile(r"[^。！？]+[。！？]”?")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a report: `address` is that of its page, with its anchor."""

    address: str
    text: str

    @property
    def report(self) -> str:
        """The report to which it belongs."""
        return self.address.split("/")[1]


@dataclass(frozen=True)
class Case:
    """A quotation, how it was made, and the paragraph it was made of."""

    form: str
    text: str
    source: Paragraph


# --- Drawing ------------------------------------------------------------------------------------


class Drawing:
    """Draws quotations of the same texts, always the same ones by the same seed."""

    def __init__(self, paragraphs: Sequence[Paragraph], seed: int = 5) -> None:
        self._chance = random.Random(seed)
        self._paragraphs = [one for one in paragraphs if len(one.text) > 60]
        self._all = BORDER.join(strip(fold(one.text)) for one in paragraphs)
        self.true_forms: dict[str, Callable[[Paragraph], str]] = {
            "sentence": self._sentence,
            "clauses": self._clauses,
            "sentences": self._sentences,
            "other quotation marks": lambda one: self._requoted(self._sentence(one)),
            "other width": lambda one: _widened(self._clauses(one)),
            "blanks": lambda one: self._with(self._sentence(one), (" ", "\u3000", "\u200b", "  ")),
            "broken lines": self._broken,
            "marks of notes": lambda one: self._with(self._clauses(one), ("①", "[12]", "［3］")),
            "ellipsis": self._with_ellipsis,
        }
        self.altered_forms: dict[str, Callable[[Paragraph], str]] = {
            "digit": self._other_digit,
            "word swapped": self._swapped,
            "不": self._negated,
            "clause left out": self._shortened,
            "sentences joined": self._joined,
            "place": self._elsewhere,
        }

    def true(self, count: int) -> list[Case]:
        """Quotations that stand in the texts."""
        return list(self._drawn(self.true_forms, count, lambda text: True))

    def altered(self, count: int) -> list[Case]:
        """Quotations that stand nowhere."""
        return list(self._drawn(self.altered_forms, count, lambda text: not self.stands(text)))

    def stands(self, text: str) -> bool:
        """Whether it stands in the texts, whatever is before and behind it."""
        return strip(fold(text)).strip(EDGES) in self._all

    def _drawn(
        self,
        forms: dict[str, Callable[[Paragraph], str]],
        count: int,
        accepts: Callable[[str], bool],
    ) -> Iterator[Case]:
        names = list(forms)
        made = 0
        while made < count:
            form, source = names[made % len(names)], self._chance.choice(self._paragraphs)
            text = forms[form](source)
            if len(strip(fold(text))) >= 8 and accepts(text):
                made += 1
                yield Case(form, text, source)

    def _sentence(self, one: Paragraph) -> str:
        found: list[str] = SENTENCES.findall(one.text)
        return self._chance.choice(found or [""])

    def _sentences(self, one: Paragraph) -> str:
        found = SENTENCES.findall(one.text)
        if len(found) < 3:
            return ""
        start = self._chance.randrange(len(found) - 1)
        return "".join(found[start : start + self._chance.choice((2, 3))])

    def _clauses(self, one: Paragraph) -> str:
        found = CLAUSES.findall(self._sentence(one))
        if not found:
            return ""
        start = self._chance.randrange(len(found))
        return "".join(found[start : start + self._chance.choice((1, 2, 3))])

    def _requoted(self, text: str) -> str:
        if "“" not in text:
            return f"「{text}」"
        pair = self._chance.choice(("「」", '""', "『』", "‘’", ("", "")))
        return text.replace("“", pair[0]).replace("”", pair[1])

    def _with(self, text: str, marks: Sequence[str]) -> str:
        for _ in range(self._chance.choice((1, 2, 3))):
            # Never where a mark would be read with a number that stands there.
            at = [
                i
                for i in range(1, len(text))
                if not re.search(r"[\d\[［a-zA-Z²³]", text[i - 1 : i + 1])
            ]
            if at:
                place = self._chance.choice(at)
                text = text[:place] + self._chance.choice(marks) + text[place:]
        return text

    def _broken(self, one: Paragraph) -> str:
        text = self._sentence(one)
        return "\n".join(text[at : at + 28] for at in range(0, len(text), 28))

    def _with_ellipsis(self, one: Paragraph) -> str:
        found = CLAUSES.findall(self._sentence(one))
        if len(found) < 3:
            return ""
        return f"{found[0]}……{found[-1]}" if min(map(len, (found[0], found[-1]))) > 4 else ""

    def _other_digit(self, one: Paragraph) -> str:
        text = self._clauses(one)
        digits = [m.start() for m in re.finditer(r"\d", text)]
        if not digits:
            return ""
        at = self._chance.choice(digits)
        other = self._chance.choice([d for d in "123456789" if d != text[at]])
        return text[:at] + other + text[at + 1 :]

    def _swapped(self, one: Paragraph) -> str:
        """Two words of two characters change places."""
        text = self._sentence(one)
        found = [m.start() for m in re.finditer(r"(?<=[一-龥])[一-龥]{2}", text)]
        if len(found) < 2 or len(text) < 12:
            return ""
        first, second = sorted(self._chance.sample(found, 2))
        a, b = text[first : first + 2], text[second : second + 2]
        if a == b or second < first + 2:
            return ""
        return text[:first] + b + text[first + 2 : second] + a + text[second + 2 :]

    def _negated(self, one: Paragraph) -> str:
        text = self._clauses(one)
        if "不" in text:
            return text.replace("不", "", 1)
        at = [m.start() for m in re.finditer(r"(?<=[一-龥])[一-龥]", text)]
        if not at:
            return ""
        place = self._chance.choice(at)
        return f"{text[:place]}不{text[place:]}"

    def _shortened(self, one: Paragraph) -> str:
        found = CLAUSES.findall(self._sentence(one))
        if len(found) < 3:
            return ""
        del found[self._chance.randrange(1, len(found) - 1)]
        return "".join(found)

    def _joined(self, one: Paragraph) -> str:
        """Two sentences of one report that do not follow each other, or their halves as one."""
        near = [other for other in self._paragraphs if other.report == one.report]
        first, second = self._sentence(one), self._sentence(self._chance.choice(near))
        if not first or not second or self._chance.random() < 0.5:
            return first + second
        return first.rstrip("。") + "，" + second

    def _elsewhere(self, one: Paragraph) -> str:
        text = self._sentence(one)
        named = [name for name in PLACES if name in text]
        if not named:
            return ""
        name = self._chance.choice(named)
        return text.replace(name, self._chance.choice([p for p in PLACES if p != name]), 1)


def _widened(text: str) -> str:
    """Digits and signs in the other width."""
    wide = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
    narrow = str.maketrans("，；：！？（）", ",;:!?()")
    return text.translate(wide) if re.search(r"[!-~]", text) else text.translate(narrow)


# --- Judging ------------------------------------------------------------------------------------


def judged(folder: Path, texts: Sequence[str]) -> list[dict[str, Any]]:
    """What the browser's code says of each text, on the search files below a folder."""
    verdicts: list[dict[str, Any]] = run_script("tests/assets/judged.js", texts, folder)
    return verdicts


def is_right_of_true(case: Case, verdict: dict[str, Any]) -> bool:
    """Word for word, and its own paragraph is among the places, as far as these are shown."""
    if verdict["kind"] != "same":
        return False
    total = verdict["chains"]
    return total > 10 or any(case.source.address in found for found in verdict["places"])


def is_right_of_altered(case: Case, verdict: dict[str, Any]) -> bool:
    """Otherwise than in the text, or sentences that do not stand together."""
    return verdict["kind"] in ("differs", "apart")


def shows_source(case: Case, verdict: dict[str, Any]) -> bool:
    """Whether what an altered quotation was made of is shown."""
    shown = {one["address"] for unit in verdict["nearest"] for one in unit}
    shown |= {address for unit in verdict["places"] for address in unit}
    return case.source.address in shown


# --- The command --------------------------------------------------------------------------------


def paragraphs_of(site: Path) -> list[Paragraph]:
    """The paragraphs of a built site, by its data."""
    with (site / "data/paragraphs.csv").open(encoding="utf-8-sig", newline="") as file:
        return [Paragraph(row["url"], row["text"]) for row in csv.DictReader(file)]


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--count", default=200, show_default=True, help="True ones, and altered ones.")
@click.option("--seed", default=5, show_default=True)
@click.option(
    "--show", is_flag=True, help="Print what is misjudged, and what shows another source."
)
def main(site: Path, count: int, seed: int, show: bool) -> None:
    """Judge quotations of the reports in SITE; fail where one is misjudged."""
    drawing = Drawing(paragraphs_of(site), seed)
    wrong = 0
    for name, cases, is_right in (
        ("true", drawing.true(count), is_right_of_true),
        ("altered", drawing.altered(count), is_right_of_altered),
    ):
        verdicts = judged(site.resolve(), [case.text for case in cases])
        failed = [(c, v) for c, v in zip(cases, verdicts, strict=True) if not is_right(c, v)]
        elsewhere = [(c, v) for c, v in zip(cases, verdicts, strict=True) if not shows_source(c, v)]
        wrong += len(failed)
        sizes = [sum(_sent(site / path) for path in verdict["fetched"]) for verdict in verdicts]
        took = [verdict["took"] for verdict in verdicts]
        click.echo(
            f"{count} {name}: {len(failed)} misjudged {dict(Counter(c.form for c, _ in failed))}; "
            f"{len(elsewhere)} show other places; {median(sizes) / 1e3:.0f} kB at the median, "
            f"{max(sizes) / 1e3:.0f} at most; {median(took):.0f} ms, {max(took):.0f} at most"
        )
        for case, verdict in (failed + elsewhere) if show else ():
            click.echo(f"  {case.form}: {case.text!r}\n    {case.source}\n    {_summary(verdict)}")
    raise SystemExit(wrong > 0)


def _summary(verdict: dict[str, Any]) -> str:
    kept = ("kind", "chains", "counts", "places", "nearest")
    return json.dumps({name: verdict[name] for name in kept}, ensure_ascii=False)


def _sent(path: Path) -> int:
    content = path.read_bytes()
    return len(content if path.suffix == ".bin" else gzip.compress(content, 6))


if __name__ == "__main__":
    main()
