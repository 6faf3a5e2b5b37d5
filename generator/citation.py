"""How a report is cited: by GB/T 7714, in BibTeX and CSL-JSON, and in the head of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model import Level, Report
from generator.text import LANGUAGE

GENRE = "政府工作报告"
THIS_PAGE = "本页地址"
"""What a page says in place of its address, where nobody said where the site is published."""

_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
_IN_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What references say of a report.

    `author` is the government that answers for it. `title` is its own where `is_printed`, else one
    of ours. `day` is None where only the year is known. `source_url` is where its text was taken.
    """

    report_id: str
    author: str
    title: str
    is_printed: bool
    year: int
    day: date | None
    session: str
    source_url: str

    @property
    def published(self) -> str:
        """The day by ISO 8601, or the year where no more is known."""
        return self.day.isoformat() if self.day else str(self.year)

    @property
    def gb7714(self) -> str:
        """Author, title, kind and date in the form of GB/T 7714—2015.

        What follows is the day of access in brackets, and the address: see `citation`.
        """
        # A title that the source does not print stands in brackets.
        title = self.title if self.is_printed else f"[{self.title}]"
        return f"{self.author}. {title}[R/OL]. ({self.published})"

    @property
    def meta(self) -> tuple[tuple[str, str], ...]:
        """The same for programs that collect references, as the names of `<meta>` tell them."""
        fields = {
            "citation_title": self.title,
            "citation_author": self.author,
            "citation_technical_report_institution": self.author,
            "citation_publication_date": self.published.replace("-", "/"),
            "citation_language": LANGUAGE,
            "dcterms.source": self.source_url,
        }
        return tuple((name, value) for name, value in fields.items() if value)

    def bibtex(self, address: str = "") -> str:
        """The entry for BibTeX and BibLaTeX; `address` is the page's in full, if it is known.

        Names stand in two pairs of braces, so that no program parts them or changes their case.
        """
        return bibtex_entry(
            "techreport",
            self.report_id,
            {
                "author": braced(self.author),
                "title": braced(self.title),
                "institution": braced(self.author),
                "type": escaped(GENRE),
                "year": str(self.day.year if self.day else self.year),
                "date": self.published if self.day else "",
                "eventtitle": braced(self.session),
                "url": address.translate(_IN_ADDRESSES),
                "language": "chinese",
            },
        )

    def csl(self, address: str = "") -> dict[str, object]:
        """The item for CSL-JSON, as Zotero, Pandoc and others read it.

        Source: https://github.com/citation-style-language/schema, csl-data.json.
        """
        item: dict[str, object] = {
            "id": self.report_id,
            "type": "report",
            "title": self.title,
            "author": [{"literal": self.author}],
            "publisher": self.author,
            "genre": GENRE,
            "issued": issued(self.day, self.year),
            "language": LANGUAGE,
        }
        optional = {"event-title": self.session, "URL": address}
        return item | {name: value for name, value in optional.items() if value}


def reference_of(report: Report) -> Reference:
    """How a report is referred to."""
    region = report.region
    is_national = region.level is Level.NATIONAL
    return Reference(
        report_id=report.report_id,
        author="国务院" if is_national else f"{region.name}人民政府",
        title=report.title or f"{report.year}年{region.name}政府工作报告",
        is_printed=bool(report.title),
        year=report.year,
        day=report.delivered_on,
        session=report.occasion,
        source_url=report.origin.source_url,
    )


def citation(reference: str, address: str = "") -> str:
    """A reference by GB/T 7714 with its address, and with a day of access to be filled in."""
    return f"{reference}[引用日期]{f'. {address}' if address else ''}."


def bibtex_entry(kind: str, key: str, fields: dict[str, str]) -> str:
    """An entry with those of the fields that are not empty; their values stand as given."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def escaped(text: str) -> str:
    """Text as a value of BibTeX: nothing in it is a command, and braces stay in pairs."""
    return " ".join(text.split()).translate(_BIBTEX)


def braced(text: str) -> str:
    """The same, kept as it is by every style; empty for nothing."""
    return f"{{{escaped(text)}}}" if text else ""


def issued(day: date | None, year: int | None = None) -> dict[str, object]:
    """A date of CSL-JSON: of a day, or of a year where no more is known."""
    parts = [day.year, day.month, day.day] if day else [year]
    return {"date-parts": [parts]}
