"""The data package as schema.org's `Dataset`, for the head of its page: what search engines read.

Source: https://schema.org/Dataset.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from generator.labels import LEVELS
from generator.links import DATA
from generator.model import Level
from generator.package import english
from generator.package.citations import TITLE
from generator.package.descriptor import DESCRIPTOR, KEYWORDS
from generator.package.files import PackageSummary
from generator.package.publication import Contributor, Publication
from generator.pages.facts import Facts
from generator.text import LANGUAGE

_DESCRIPTION = (
    "全国和各省、市、县政府工作报告的全文、提纲、名词释义、主题，以及其中的预期目标和完成情况，"
    "每个数字附说出它的原话。非官方版本，以政府公报为准。"
    "Full texts, outlines, glossary terms and themes of the work reports of China's national, "
    "provincial, prefectural and county governments, with their targets and results, each figure "
    "beside the words that state it. Not an official edition."
)
_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def dataset(facts: Facts, package: PackageSummary) -> str:
    """The description as JSON that can stand in a script element.

    Addresses are in full where the site's own is known, else relative to the data's page.
    """
    publication, edition = package.publication, package.edition
    years = [report.year for report in facts.reports.all()]
    described: dict[str, object] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": TITLE,
        "alternateName": english.PACKAGE,
        "description": _DESCRIPTION,
        "url": publication.address(DATA),
        "identifier": edition.id,
        "version": edition.version,
        "dateModified": edition.day.isoformat() if edition.day else "",
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "license": publication.licence.address if publication.licence else "",
        "creator": [*map(_creator, publication.contributors)],
        "includedInDataCatalog": _catalogue(publication),
        "keywords": list(KEYWORDS),
        "temporalCoverage": f"{min(years)}/{max(years)}" if years else "",
        "spatialCoverage": [{"@type": "Place", "name": name} for name in _provinces(facts)],
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "propertyID": indicator.id,
                "name": indicator.name,
                "alternateName": indicator.english,
                "unitText": indicator.unit,
            }
            for indicator in facts.figures.headline
        ],
        "distribution": [*_distribution(package)],
    }
    return script_json({name: value for name, value in described.items() if value})


def script_json(value: Mapping[str, object]) -> str:
    """JSON in which no sign ends a script element or begins another."""
    return json.dumps(value, ensure_ascii=False).translate(_UNSAFE)


def _creator(contributor: Contributor) -> dict[str, str]:
    """Whether it is a person or a body nobody said, unless a person's body is named."""
    told = {"name": contributor.title, "url": contributor.path, "email": contributor.email}
    given = {name: value for name, value in told.items() if value}
    return {"@type": "Person", **given} if contributor.organization else given


def _catalogue(publication: Publication) -> dict[str, str]:
    if not publication.site_url:
        return {}
    return {
        "@type": "DataCatalog",
        "name": publication.site_name,
        "url": publication.site_url,
    }


def _provinces(facts: Facts) -> tuple[str, ...]:
    """The country and the provinces that the reports are of or lie in: at most all there are."""
    names: dict[str, None] = {}
    for report in facts.reports.all():
        if report.level == LEVELS[Level.NATIONAL]:
            names.setdefault("中国")
        elif province := facts.reports.province(report.report_id)[1]:
            names.setdefault(province)
    return tuple(names)


def _distribution(package: PackageSummary) -> Iterator[dict[str, str]]:
    publication = package.publication

    def download(path: str, name: str, media: str) -> dict[str, str]:
        url = publication.address(f"{DATA}{path}") or path
        return {"@type": "DataDownload", "name": name, "encodingFormat": media, "contentUrl": url}

    yield download(DESCRIPTOR, "datapackage.json", "application/json")
    for table in package.tables:
        name = f"{table.title} {english.table_title(table.name)}"
        yield download(table.path, name, "text/csv") | {"contentSize": f"{table.size} B"}
