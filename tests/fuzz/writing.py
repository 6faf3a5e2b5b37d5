"""Hostile texts and manifests, for what writes pages, search files and the data package."""

from __future__ import annotations

import atexit
import csv
import io
import json
import random
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import markdown
import yaml
from selectolax.lexbor import LexborHTMLParser

from generator.links import DATA
from generator.pipeline import Site, build_site
from generator.text import bare
from tests.fuzz.damage import HOSTILE, MARKUP, damaged, mixed
from tests.fuzz.reading import REPORT

CUT = "\n=====\n"
FILLER = "全省上下的工作取得成效，人民生活改善。" * 12
"""What makes a text long enough to be taken for a report."""

_FIELDS = (
    "region",
    "parent",
    "title",
    "speaker",
    "note",
    "publisher",
    "source_url",
    "id",
    "adcode",
)
_HEADING = re.compile(r"^#{2,3} .*$", re.MULTILINE)
_FRONT = re.compile(r"\A---\n(?P<fields>.*?)\n---\n", re.DOTALL)
_ELEMENTS = frozenset(
    "a abbr article b blockquote button caption circle code dd defs del desc details div dl dt figcaption"
    " figure g h1 h2 h3 h4 i input ins label li line mark nav ol output p path pattern polygon pre"
    " rect section small span strong summary sup svg table tbody td text th thead time title tr ul"
    "".split()
)
"""Those of the templates and the charts; a script or a picture is none of theirs."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


@cache
def _cache() -> Path:
    """Where compiled templates stay from one input to the next."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def case(chance: random.Random) -> bytes:
    """A manifest and the two texts that it lists, one of them of two years."""
    entry: dict[str, object] = {"file": "a.txt", "accept": ["manifest", "kind", "numbering"]}
    for name in chance.sample(_FIELDS, chance.choice((0, 0, 1, 3))):
        entry[name] = chance.choice(HOSTILE) * chance.choice((1, 1, 40))
    if chance.random() < 0.5:  # a place without code: its name is what the manifest says
        region = f"甲{chance.choice(MARKUP)}县"
        entry |= {"region": region, "level": "county", "id": "jia-2024", "adcode": ""}
    manifest = yaml.safe_dump({"reports": [entry, {"file": "b.txt"}]}, allow_unicode=True)
    if chance.random() < 0.1:
        manifest = damaged(manifest.encode(), chance).decode("utf-8", "replace")
    texts = [mixed(REPORT, chance), mixed(REPORT.replace("2024", "2025"), chance)]
    return CUT.join((manifest, *(text + FILLER for text in texts))).encode()


def check(data: bytes) -> None:
    """Everything that a site writes of these is text in its templates' markup, and parses back."""
    pieces = data.decode("utf-8", "replace").split(CUT)
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        for name, text in zip(("reports.yml", "a.txt", "b.txt"), pieces, strict=False):
            (seeds / name).write_text(text, encoding="utf-8", newline="")
        site = build_site(seeds, cache=_cache())
        _check_data(site, seeds)
    for fault in (*site.errors, *site.problems):
        assert "\n" not in str(fault), fault
        assert "a fault of this program" not in str(fault), fault
    for page in site.pages:
        _check_page(site.draw(page).markdown, page.url)
    for path in site.files:
        if path.endswith(".json"):
            json.loads(site.content(path))


def _check_page(text: str, url: str) -> None:
    front = _FRONT.match(text)
    assert front, url
    for value in yaml.safe_load(front["fields"]).values():
        assert not isinstance(value, str) or not set(value) & set("<>"), (url, value)
    for node in _tree(text).css("body *"):
        assert node.tag in _ELEMENTS, (url, node.tag)
        for name, value in node.attributes.items():
            assert not name.startswith("on"), (url, node.tag, name)
            if name in ("href", "src", "action"):
                assert urlsplit(value or "").scheme in ("", "http", "https"), (url, value)


def _tree(text: str) -> LexborHTMLParser:
    """The page as drawn: what is between headings is HTML already."""
    headings = "\n\n".join(_HEADING.findall(text))
    drawn = markdown.markdown(headings, extensions=["attr_list", "toc"])
    return LexborHTMLParser(f"{drawn}\n{_HEADING.sub('', _FRONT.sub('', text))}")


def _check_data(site: Site, seeds: Path) -> None:
    package = json.loads(site.content(f"{DATA}datapackage.json"))
    sources = {
        path.removeprefix(f"{DATA}sources/").removesuffix(".txt"): site.content(path).decode()
        for path in site.files
        if path.startswith(f"{DATA}sources/")
    }
    for resource in package["resources"]:
        if not resource["path"].endswith(".csv"):
            continue
        content = site.content(f"{DATA}{resource['path']}")
        for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            assert None not in row, resource["path"]
            for field in resource["schema"]["fields"]:
                if field["type"] == "string":
                    value = row[field["name"]]
                    assert value.startswith("\u3000") or not _FORMULA.match(value), value
            _check_span(row, sources)


def _check_span(row: dict[str, str], sources: dict[str, str]) -> None:
    report = row.get("report_id") or row.get("source_report_id")
    words = row.get("text") or row.get("quote")
    if report and words and row.get("start"):
        assert bare(sources[report][int(row["start"]) : int(row["end"])]) == bare(words)
