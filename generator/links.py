"""Every id and address of the site: the one place that spells a URL.

Addresses are relative to the site's root and end in a slash or an anchor
(`reports/jiangxi-2024/plan-1/#p25`); `relative` turns one into the link that a page needs. They are
built from structure alone, so a published address stays.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote, unquote, urlsplit

from generator.model import Level, Paragraph, Part, Relation, Section

REPORTS = "reports/"
TERMS = "terms/"
PLACES = "places/"
COMPARE = "compare/"
PAIR = "compare/pair/"
INDICATORS = "indicators/"
THEMES = "themes/"
RANKS = "ranks/"
PROBLEMS = "problems/"
PLACES_NAMED = "places/named/"
"""Who names which places; no place is spelled `named`."""
NO_THEME = "no-theme"
"""What stands for a theme where there is none; no theme's id has a hyphen."""
DATA = "data/"
SEARCH = "search/"
PHRASES = "phrases/"
COLLECTION = "collection/"
ABOUT = "about/"
COVERAGE = "about/coverage/"
EDITION = "edition.json"

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)
_WRITTEN_OTHERWISE = re.compile(r"[%\\\s]|^[^#]*(?:[?:]|//)|^/|^(?:[^#]*/)?\.")
_PARTING = re.compile(r"[，,、；;]|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_AROUND = "".join(map(chr, range(0x21)))
_WITHIN = str.maketrans({"\t": None, "\n": None, "\r": None, "\\": "/"})

PUBLISHED_ADDRESSES = "published_addresses.txt"
"""The file beside `mkdocs.yml` with every address that the site has published, one a line."""


def report_url(report_id: str) -> str:
    """A report's overview."""
    return f"{REPORTS}{report_id}/"


def correction_list_url(report_id: str, ordinal: int) -> str:
    """One of an editor's corrections, in the list on the report's overview."""
    return f"{report_url(report_id)}#correction-{ordinal}"


def doubts_url(report_id: str) -> str:
    """What is doubtful in the reading of a report, listed on its overview."""
    return f"{report_url(report_id)}#doubts"


def full_url(report_id: str) -> str:
    """A report's whole text on one page."""
    return f"{report_url(report_id)}full/"


def source_url(report_id: str) -> str:
    """What was recognised of a report's source, and what was left out."""
    return f"{report_url(report_id)}source/"


def page_url(report_id: str, slug: str) -> str:
    """A section page."""
    return f"{report_url(report_id)}{slug}/"


def section_url(section: Section) -> str:
    """A section of any depth: its page, or for a topic sentence its paragraph."""
    page = page_url(section.report_id, section.slug)
    return f"{page}#{section.anchor}" if section.anchor else page


def paragraph_url(section: Section, paragraph: Paragraph) -> str:
    """A paragraph on the page of the section it stands in."""
    return f"{page_url(section.report_id, section.slug)}#{paragraph.anchor}"


def sentence_anchor(paragraph: str, number: int) -> str:
    """The anchor of a sentence, counted from 1, by that of its paragraph: `p25-2`."""
    return f"{paragraph}-{number}"


def term_url(term_id: str) -> str:
    """A glossary entry."""
    return f"{TERMS}{term_id}/"


def definition_url(page_id: str, term_id: str) -> str:
    """One of several definitions, on the page of the term `page_id`."""
    return f"{term_url(page_id)}#{term_id}"


def term_year_url(term_id: str, year: int, number: int = 1) -> str:
    """A page of one year's mentions, where a term's own page has no room for them."""
    return numbered(f"{term_url(term_id)}{year}/", number)


def mentions_url(page: str, report_id: str) -> str:
    """A report's mentions, on the page that has them."""
    return f"{page}#in-{report_id}"


def initial_url(initial: str, number: int = 1) -> str:
    """A page of the names that begin with a sound: `z`, `digits`, `other`."""
    return numbered(f"{TERMS}initial/{initial}/", number)


def term_theme_url(theme_id: str, number: int = 1) -> str:
    """A page of the names on a theme; `no-theme` has those on none."""
    return numbered(f"{TERMS}theme/{theme_id}/", number)


def annex_year_url(year: int) -> str:
    """The reports of a year that have a glossary."""
    return f"{TERMS}year/{year}/"


def numbers_url(report_id: str, number: int = 1) -> str:
    """A page of a report's ledger of numbers."""
    return numbered(f"{report_url(report_id)}numbers/", number)


def numbers_of_section_url(report_id: str, section_id: str, number: int = 1) -> str:
    """A section's numbers, on the page of the ledger that has them."""
    return f"{numbers_url(report_id, number)}#in-{section_id}"


def shared_url(report_id: str) -> str:
    """The words that a report has in common with others."""
    return f"{report_url(report_id)}shared/"


def livelihood_url(report_id: str) -> str:
    """A report's lists of 民生实事, and what the next year's says of them."""
    return f"{report_url(report_id)}livelihood/"


def answers_url(report_id: str, number: int = 1) -> str:
    """A page of what the next year's report says of a report's commitments."""
    return numbered(f"{report_url(report_id)}answers/", number)


def unanswered_url(year: int) -> str:
    """The commitments of a year that the next year's reports do not speak of."""
    return f"{compare_year_url(year)}unanswered/"


def data_table_url(name: str) -> str:
    """The page of a table of the data package."""
    return f"{DATA}{name.replace('_', '-')}/"


def livelihood_year_url(year: int) -> str:
    """The lists of 民生实事 of a year, place by place."""
    return f"{compare_year_url(year)}livelihood/"


def beside_url(report_id: str, relation: Relation) -> str:
    """A report beside its superior's or its own of the year before."""
    return f"{report_url(report_id)}beside/{relation.value}/"


def beside_path(report_id: str) -> str:
    """What a browser must know of a report to set it beside any other."""
    return f"{report_url(report_id)}beside.json"


def pair_url(report_id: str, other_id: str = "") -> str:
    """A report on the page where any two are set side by side."""
    return f"{PAIR}?a={report_id}{f'&b={other_id}' if other_id else ''}"


def rewording_url(report_id: str) -> str:
    """What a report says otherwise than that of its place the year before."""
    return f"{report_url(report_id)}changes/"


def first_said_url(year: int, level: Level | None = None, number: int = 1) -> str:
    """What the reports of a year say for the first time, and how they changed since the last.

    With a `level`, a page of what its reports say.
    """
    url = f"{compare_year_url(year)}new/"
    return numbered(f"{url}{level.value}/", number) if level else url


def commitments_url(report_id: str, number: int = 1) -> str:
    """A page of what a report's plan promises."""
    return numbered(f"{report_url(report_id)}commitments/", number)


def commitments_year_url(year: int) -> str:
    """What the plans of a year promise, counted by place and by theme."""
    return f"{compare_year_url(year)}commitments/"


def commitments_theme_url(year: int, theme_id: str) -> str:
    """What the plans of a year promise on a theme, place by place."""
    return f"{commitments_year_url(year)}{theme_id}/"


def initiatives_url(report_id: str, number: int = 1) -> str:
    """Which places below take up what a report has put a name to."""
    return numbered(f"{report_url(report_id)}initiatives/", number)


def phrases_url(phrase: str) -> str:
    """A phrase through time: what `listOf` in `assets/scripts/search/counting.js` makes of it.

    A line break at its end says that it is one phrase, where commas or blanks would part it.
    """
    ended = f"{phrase}\n" if _PARTING.search(phrase) else phrase
    return f"{PHRASES}?q={quote(ended, safe='')}"


def shared_year_url(year: int) -> str:
    """How much the reports of a year share with those above and before them."""
    return f"{compare_year_url(year)}shared/"


def report_terms_url(report_id: str, number: int = 1) -> str:
    """A page of a report's own glossary, in its order."""
    return numbered(f"{report_url(report_id)}terms/", number)


def numbered(url: str, number: int) -> str:
    """A page of a list that is cut: the first has the list's address."""
    return url if number == 1 else f"{url}{number}/"


def indicator_url(indicator_id: str) -> str:
    """An indicator's figures."""
    return f"{INDICATORS}{indicator_id}/"


def compare_year_url(year: int) -> str:
    """All reports of one year side by side."""
    return f"{COMPARE}{year}/"


def targets_url(year: int, level: Level, indicator_id: str, number: int = 1) -> str:
    """The targets that the places of a level set for an indicator in a year."""
    url = f"{compare_year_url(year)}targets/{level.value}/{indicator_id}/"
    return numbered(url, number)


def changes_url(year: int) -> str:
    """How many targets were raised, kept and cut in a year."""
    return f"{compare_year_url(year)}changes/"


def margins_url(year: int) -> str:
    """How far the targets of a year lie above those of the superiors."""
    return f"{compare_year_url(year)}margins/"


def target_words_url(year: int) -> str:
    """In which words the targets of a year are set."""
    return f"{compare_year_url(year)}wording/"


def periods_url(year: int) -> str:
    """The targets and results of several years that the reports of a year give."""
    return f"{compare_year_url(year)}periods/"


def outcomes_url(year: int) -> str:
    """What became of a year's targets."""
    return f"{compare_year_url(year)}outcomes/"


def compare_place_url(report_id: str) -> str:
    """Where all years of a place stood before places had pages of their own."""
    return f"{COMPARE}{place_of(report_id)}/"


def place_url(slug: str) -> str:
    """One place through its years."""
    return f"{PLACES}{slug}/"


def named_places_url(report_id: str) -> str:
    """The places that a report names."""
    return f"{report_url(report_id)}places/"


def named_within_url(slug: str, number: int = 1) -> str:
    """A page of a province's places that reports name, or of another kind of names (`zones`)."""
    return numbered(f"{PLACES_NAMED}{slug}/", number)


def province_url(slug: str) -> str:
    """The reports of a province and of all places in it."""
    return f"{REPORTS}{slug}/"


def place_of(report_id: str) -> str:
    """The words of an id that stand for the place: `jiangxi` of `jiangxi-2024`."""
    return report_id.rpartition("-")[0]


def source_text_path(report_id: str) -> str:
    """A report's text as read, below the data's address."""
    return f"sources/{report_id}.txt"


def rank_url(slug: str) -> str:
    """A subject of which reports claim ranks."""
    return f"{RANKS}{slug}/"


def ranks_of_report_url(page: str, report_id: str) -> str:
    """The ranks that a report claims, on the page that has them."""
    return f"{page}#in-{report_id}"


def rank_list_url(number: int = 1) -> str:
    """A page of all subjects of ranks; no subject is spelled `list`."""
    return numbered(f"{RANKS}list/", number)


def shared_ranks_url(number: int = 1) -> str:
    """A page of the ranks that several places claim; no subject is spelled `twice`."""
    return numbered(f"{RANKS}twice/", number)


def problem_theme_url(theme_id: str) -> str:
    """What reports admit on a theme."""
    return f"{PROBLEMS}{theme_id}/"


def problems_of_report_url(report_id: str) -> str:
    """What a report admits, on its own page."""
    return f"{report_url(report_id)}#problems"


def no_problems_url(number: int = 1) -> str:
    """A page of the reports of which no problem was read; no theme has that id."""
    return numbered(f"{PROBLEMS}not-found/", number)


def theme_url(theme_id: str) -> str:
    """A theme's sections, side by side."""
    return f"{THEMES}{theme_id}/"


def slice_url(base: str, year: int, level: Level, number: int = 1) -> str:
    """A page of the list at `base`: reports of one year and level, the first of them or more."""
    page = f"{number}/" if number > 1 else ""
    return f"{base}{year}/{level.value}/{page}"


def quotes_path(report_id: str) -> str:
    """The words behind a report's figures, for whoever downloads a table."""
    return f"{report_url(report_id)}quotes.json"


def part_slug(part: Part, occurrence: int = 1) -> str:
    """The address of a part below its report's: `plan`, and `plan2` for a second one."""
    slug = part.value.replace("_", "-")
    return slug if occurrence == 1 else f"{slug}{occurrence}"


def relative(target: str, page: str) -> str:
    """The link from the page at `page` to `target`, both relative to the site's root."""
    return linking_from(page)(target)


def linking_from(page: str) -> Callable[[str], str]:
    """What makes a link from the page at `page` of an address, both from the site's root."""
    up, here = "../" * page.count("/"), f"{page}#"

    def link(target: str) -> str:
        if target.startswith(here) and target != here:
            return target[len(page) :]
        return (up + target) or "./"

    return link


def targets_of(links: Iterable[str], page: str) -> Iterator[tuple[str, str | None]]:
    """Each link on `page`, with the target of which `relative` made it.

    None where it was made otherwise. A target that cannot be `taken_apart` is none either.
    """
    up = "../" * page.count("/")
    begin = len(up)
    for link in links:
        if link.startswith("#"):
            yield link, page + link
        else:
            yield link, link[begin:] if link.startswith(up) else None


def taken_apart(target: str) -> tuple[str, str] | None:
    """The address and the fragment of a target; None where it has to be `resolved` for that."""
    if _WRITTEN_OTHERWISE.search(target):
        return None
    address, _, fragment = target.partition("#")
    return address, fragment


def scheme_of(link: str) -> str:
    """The scheme of a link in lower case (`https`, `mailto`); empty where it has none.

    One letter is no scheme: none is registered, and `C:/` is a drive.

    Source: RFC 3986, 3.1.
    """
    found = _SCHEME.match(link)
    return found[1].lower() if found else ""


def is_address(link: str) -> bool:
    """Whether the link can be taken apart at all: `http://[` cannot."""
    try:
        urlsplit(link)
    except ValueError:
        return False
    return True


def as_browsers_read(link: str) -> str:
    """The link without white space around it and line breaks in it, a backslash as a slash.

    Source: URL Standard, 4.4.
    """
    return link.strip(_AROUND).translate(_WITHIN)


def joined(folder: str, path: str) -> str:
    """Where a path leads from a folder, both relative to the site's root; empty for the root.

    A path that begins with `/` starts from the root; one that leads out begins with `../`.
    """
    start = "" if path.startswith("/") else folder
    address = posixpath.normpath(posixpath.join(start, path.lstrip("/")))
    return "" if address == "." else address


def resolved(link: str, page: str) -> tuple[str, str] | None:
    """The address and the fragment that a link on `page` leads to; None where it leads out."""
    link = as_browsers_read(link)
    if scheme_of(link) or link.startswith("//"):
        return None
    path, _, fragment = link.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return page, unquote(fragment)
    address = joined(posixpath.dirname(page), path)
    if address and (path.endswith(("/", "/.", "/..")) or path in (".", "..")):
        address = f"{address}/"
    return address, unquote(fragment)


def page_address(source: str) -> str:
    """The address of the page that a Markdown file makes: `terms.md` and `terms/index.md` alike."""
    stem = source.removesuffix(".md")
    stem = stem.removesuffix("/index") if stem != "index" else ""
    return f"{stem}/" if stem else ""


def source_path(url: str) -> str:
    """The Markdown file of the page at `url`: `terms/` to `terms/index.md`."""
    return f"{url}index.md"
