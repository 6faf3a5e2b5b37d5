"""English beside the Chinese: what tables, columns and values are called, for those who read none.

Columns of one name mean the same wherever they stand, so they are named once; where one means
something of its own in a table, that is named as `table.column`. The words are those of statistics
offices and of parliaments.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.package.columns import AnyColumn

PACKAGE = "Chinese government work reports: texts and figures"
_DESCRIPTION = (
    "Sections, paragraphs, glossary terms, figures and themes of Chinese government work reports "
    "(政府工作报告). Not an official edition: the government gazettes prevail. `created` is the "
    "newest day on which a report was given or its text was taken, not that of a build; `id` is "
    "made of the checksums of all tables and texts. {bom}Text that begins with =, +, -, @ or the "
    "like has a full-width space before it, so that no spreadsheet takes it for a formula."
)
_BOM = 'CSV files begin with a byte-order mark (in pandas: encoding="utf-8-sig"). '

TABLES: Mapping[str, str] = {
    "places": "Places",
    "place_names": "Names of places",
    "reports": "Reports",
    "sections": "Sections",
    "paragraphs": "Paragraphs",
    "furniture": "Text left out",
    "terms": "Glossary terms",
    "mentions": "Mentions of terms",
    "notes": "Note marks",
    "undecided": "Undecided mentions",
    "indicators": "Indicators",
    "observations": "Figures",
    "period_observations": "Figures of several years",
    "wordings": "Statements without a figure",
    "outcomes": "Targets and results",
    "rank_claims": "Rank claims",
    "problems": "Admitted problems",
    "livelihood": "Livelihood projects",
    "commitments": "Commitments",
    "commitment_answers": "What became of commitments",
    "livelihood_answers": "What became of livelihood projects",
    "numbers": "Ledger of numbers",
    "place_mentions": "Places named",
    "target_changes": "Targets against last year's",
    "margins": "Targets against the higher-level government's",
    "shared_passages": "Shared passages",
    "wording_changes": "Wording against last year's report",
    "initiatives": "Initiatives of the higher-level government",
    "panel": "Panel",
    "corrections": "Editors' corrections",
    "themes": "Themes",
}

COLUMNS: Mapping[str, str] = {
    # ids, and what they lead to
    "indicator_id": "Indicator ID",
    "observation_id": "Observation ID",
    "paragraph_id": "Paragraph ID",
    "place_id": "Place ID",
    "report_id": "Report ID",
    "section_id": "Section ID",
    "term_id": "Term ID",
    "theme_id": "Theme ID",
    "next_report_id": "Next report of the same place",
    "parent_id": "Parent section",
    "parent_place_id": "Parent place (ID)",
    "previous_report_id": "Previous report of the same place",
    "related_terms": "Related terms",
    "result_observation_id": "Result (observation ID)",
    "result_report_id": "Report that gives the result",
    "source_report_id": "Report that defines the term",
    "superior_report_id": "Report of the higher-level government",
    "target_observation_id": "Target (observation ID)",
    "target_report_id": "Report that sets the target",
    "theme": "Theme",
    "themes": "Themes",
    "panel.next_report_id": "Report that looks back on the year",
    "panel.previous_report_id": "Report of the year before",
    # a place
    "first_year": "First year held",
    "is_today": "Name of today",
    "last_year": "Last year held",
    "parent_adcode": "Code of the parent place",
    "places.reports": "Reports held",
    "place_names.adcode": "Code under the name",
    # a report
    "adcode": "Administrative division code",
    "admin_level": "Administrative level",
    "characters": "Characters without white space",
    "completeness": "Completeness",
    "delivered_on": "Date of delivery",
    "flags": "Doubts about the reading",
    "occasion": "Session",
    "original_file": "Original document",
    "original_sha256": "SHA-256 of the original",
    "parent_region": "Parent place",
    "publisher": "Publisher of the text",
    "region": "Place",
    "retrieved_on": "Date of retrieval",
    "review_year": "Year under review",
    "source_file": "Source file",
    "source_note": "Note on the source",
    "source_sha256": "SHA-256 of the source file",
    "source_url": "Address of the text",
    "speaker": "Speaker",
    "speaker_role": "Office of the speaker",
    "text_file": "Text as read",
    "text_sha256": "SHA-256 of the text",
    "title": "Title",
    "year": "Report year",
    # its text
    "depth": "Heading level",
    "implied": "Inferred",
    "ordinal": "Ordinal",
    "part": "Part of the report",
    "text": "Text",
    "sections.number": "Number as printed",
    "sections.text": "Heading as printed",
    # where words stand
    "end": "End offset (exclusive)",
    "start": "Start offset",
    "url": "Address on the site",
    # the glossary
    "aliases": "Other names",
    "definition": "Definition",
    "match": "Form of the mention",
    "reason": "Reason",
    "term": "Term",
    "notes.number": "Note number",
    "terms.text": "Entry as printed",
    # figures
    "aggregate": "Aggregation over years",
    "area": "Part of the place",
    "basis": "Basis of comparison",
    "bound": "Bound",
    "corrected": "Corrected by an editor",
    "doubts": "Doubts about the figure",
    "headline": "Headline indicator",
    "horizon": "Horizon",
    "level_of": "Rate whose level it is (indicator ID)",
    "name": "Name",
    "name_en": "Name in English",
    "period": "Reference year",
    "period_end": "Last year of the period",
    "period_start": "First year of the period",
    "printed_name": "Name as printed",
    "quote": "Quotation",
    "rider": "Rider",
    "scope": "Scope",
    "stance": "Verb of commitment",
    "status": "Status",
    "status_basis": "Evidence of the status",
    "unit": "Unit",
    "value": "Value",
    "value_high": "Upper end of the range",
    "wordings.kind": "Kind of statement",
    # targets beside results
    "doubted": "In doubt",
    "estimated": "Result is an estimate",
    "gap": "Result minus target",
    "method": "Rule of comparison",
    "own_verdict": "The report's own verdict",
    "result_quote": "Result as worded",
    "state": "Outcome",
    "target_quote": "Target as worded",
    # targets against last year's and the superior's
    "change": "Change of the target",
    "detail": "Change of the target in detail",
    "direction": "Rise or fall of the target's number",
    "difference": "Target minus last year's target",
    "margin": "Target minus the higher-level government's target",
    "margin_high": "The same of the upper ends",
    "standing": "Standing to the higher-level government's target",
    "previous_observation_id": "Last year's target (observation ID)",
    "previous_quote": "Last year's target as worded",
    "superior_observation_id": "Higher-level government's target (observation ID)",
    "superior_quote": "Higher-level government's target as worded",
    "wording_change": "Change of the words",
    "several": "Columns with the first of several figures",
    # rank claims
    "among": "Ranked among",
    "claim_id": "Claim ID",
    "measure": "Measure",
    "moved": "Places gained (lost if negative)",
    "previous": "Earlier rank",
    "rank": "Rank",
    "rank_high": "Last rank of the range",
    "rank_low": "First rank of the range",
    "subject": "Subject",
    "subject_sure": "Subject certain",
    "tied": "Tied",
    "years": "Consecutive years",
    # what reports admit
    "missed_target": "Missed target",
    "problem_id": "Problem ID",
    "problems.text": "Problem as worded",
    # commitments
    "commitment_id": "Commitment ID",
    "commitments.text": "Commitment as worded",
    "checkable_by": "What can be checked",
    "verb": "Verb",
    "commitments.value": "Number promised",
    "commitments.value_high": "Upper end of the number promised",
    "deadline": "Deadline as worded",
    "project": "Projects or events named",
    "number_ids": "IDs of the numbers promised",
    # lists of livelihood projects
    "item_id": "Item ID",
    "commitment_answers.state": "What the next year's report says",
    "livelihood_answers.state": "What the next year's report says",
    "commitment_answers.name": "What both speak of",
    "livelihood_answers.name": "What both speak of",
    "commitment_answers.text": "Sentence of the next year's report",
    "livelihood_answers.text": "Sentence of the next year's report",
    "similarity": "Similarity",
    "promised_value": "Number promised",
    "reported_value": "Number reported",
    "role": "Promised or reported",
    "livelihood.state": "What is said of the list",
    "livelihood.text": "Item as worded",
    "list_year": "Year of the list",
    "listed": "Items in the list",
    "of_superior": "Higher-level government's list",
    # the places named
    "candidates": "Places that it may be (codes)",
    "decided": "How the place was told",
    "mention_id": "Mention ID",
    "place_mentions.kind": "Kind of place",
    "place_mentions.name": "Full name of today",
    "place_mentions.text": "Words as printed",
    # the ledger of numbers
    "number_end": "End offset of the number (exclusive)",
    "initiative_id": "Initiative ID",
    "initiatives.kind": "Given as",
    "initiatives.name": "The higher-level government's words",
    "superior_section_id": "Section of the higher-level report",
    "superior_url": "Address of the higher-level sentence",
    "initiatives.state": "What the place makes of it",
    "renamed_to": "Its own name for it",
    "mentions": "Mentions",
    "passage_id": "Passage ID",
    "other_report_id": "The other report",
    "relation": "What the other report is to it",
    "reports": "Reports that have the passage",
    "formula": "Formulaic language",
    "other_start": "Start offset in the other report",
    "other_end": "End offset in the other report",
    "other_url": "Address in the other report",
    # this year's words and last year's
    "change_id": "Change ID",
    "wording_changes.previous_report_id": "Last year's report",
    "wording_changes.section_id": "Section ID of this year's words",
    "wording_changes.kind": "Kind of change",
    "wording_changes.unit": "Unit of text",
    "wording_changes.text": "This year's words",
    "previous_text": "Last year's words",
    "previous_start": "Start offset in last year's report",
    "previous_end": "End offset in last year's report",
    "previous_url": "Address in last year's report",
    "number_id": "Number ID",
    "number_start": "Start offset of the number",
    "observation_ids": "Figures of indicators (observation IDs)",
    "printed": "Number as printed",
    "unit_kind": "Kind of unit",
    "unit_sure": "Unit certain",
    "numbers.kind": "Kind of number",
    # corrections, themes
    "after": "Corrected reading",
    "before": "Earlier reading",
    "description": "Description",
    "words": "Words concerned",
    "corrections.kind": "Kind of correction",
}

VALUES: Mapping[str, Mapping[str, str]] = {
    "admin_level": {
        "national": "Nation",
        "province": "Province",
        "prefecture": "Prefecture",
        "county": "County",
    },
    "completeness": {
        "full": "Complete",
        "head_missing": "Beginning missing",
        "tail_missing": "End missing",
        "both_missing": "Beginning and end missing",
    },
    "part": {
        "front": "Opening",
        "review": "Review of past work",
        "plan": "Plan of work",
        "self_building": "Improving the government itself",
        "closing": "Closing",
        "annex": "Annex",
    },
    "match": {"exact": "Full name", "variant": "Variant spelling", "short": "Short name"},
    "status": {"actual": "Result", "estimate": "Estimate", "target": "Target"},
    "bound": {
        "exact": "Exact",
        "about": "About",
        "at_least": "At least",
        "at_most": "At most",
        "range": "Range",
    },
    "status_basis": {
        "stated": "Stated in the clause",
        "governed": "Governed by a word elsewhere in the sentence",
        "inferred": "Inferred from the part of the report",
    },
    "basis": {"nominal": "Nominal", "real": "Real", "comparable": "On a comparable basis"},
    "horizon": {"year": "One year", "period": "Several years"},
    "aggregate": {"mean": "Annual average", "sum": "Total", "each": "Every year"},
    "wordings.kind": {
        "sync": "In step with another figure",
        "stable": "To be kept stable",
        "rank": "Rank",
        "level": "Level only",
        "rise": "Size of the rise only",
        "fall": "Size of the fall only",
        "plan_share": "Share of the plan fulfilled",
        "self_assessed": "Judged by the report itself",
        "compared": "Compared with another place or figure",
        "assigned": "Set by the higher-level government",
        "other": "Other",
    },
    "initiatives.kind": {
        "term": "Term that the annex explains",
        "plan": "Plan or strategy",
        "project": "Project",
        "heading": "Heading",
    },
    "initiatives.state": {
        "verbatim": "Named in full",
        "short": "Named in short",
        "renamed": "Under a name of its own",
        "undecided": "Cannot be decided",
        "silent": "Not mentioned",
        "text_missing": "Text missing",
    },
    "commitment_answers.state": {
        "reported": "Spoken of",
        "partly": "Partly spoken of",
        "not_found": "Not found in the next year's report",
    },
    "livelihood_answers.state": {
        "reported": "Spoken of",
        "partly": "Partly spoken of",
        "covered": "The whole list is said to be done",
        "not_found": "Not found in the next year's report",
    },
    "role": {"promised": "Promised", "reported": "Reported"},
    "livelihood.state": {
        "done": "Said to be done",
        "mostly": "Said to be mostly done",
        "named": "Listed or mentioned only",
        "candidate": "Candidates for a vote",
    },
    "wording_changes.kind": {"new": "New", "gone": "Gone", "reworded": "Reworded"},
    "wording_changes.unit": {
        "slogan": "Slogan",
        "plan": "Plan, campaign or programme",
        "project": "Project",
        "heading": "Heading",
        "sentence": "Sentence",
    },
    "relation": {
        "superior": "The higher-level government's of the same year",
        "previous": "The same place's of the year before",
        "national": "The nation's of the same year",
    },
    "detail": {
        "raised": "Raised",
        "kept": "Kept",
        "reworded": "Same number in other words",
        "cut": "Cut",
        "to_interval": "Made an interval",
        "from_interval": "Made a single number",
        "to_wording": "Made words without a number",
        "from_wording": "Number after mere words",
        "dropped": "Dropped",
        "new": "New",
    },
    "direction": {"raised": "Up", "kept": "Unchanged", "cut": "Down"},
    "standing": {
        "above": "Above",
        "equal": "Equal",
        "reworded": "Same number in other words",
        "below": "Below",
        "across": "Overlapping",
    },
    "measure": {"growth": "Rate of growth", "level": "Level", "change": "Increment"},
    "place_mentions.kind": {
        "province": "Province",
        "prefecture": "Prefecture",
        "county": "County",
        "zone": "Development zone",
        "water": "River, lake or sea",
        "mountain": "Mountain",
        "region": "Region",
    },
    "decided": {
        "full": "Full name",
        "short": "Short name",
        "listed": "Name in a list",
        "form": "Name of a place with a kind behind it",
        "undecided": "Undecided",
    },
    "numbers.kind": {
        "level": "Amount",
        "rise": "Rise",
        "fall": "Fall",
        "gap": "Gap",
        "share": "Share",
    },
    "unit_kind": {
        "percent": "Percentage",
        "money": "Money",
        "area": "Area",
        "length": "Length",
        "people": "People",
        "households": "Households",
        "items": "Items",
        "groups": "Groups",
        "mass": "Mass and volume",
        "energy": "Power and computing power",
        "time": "Time",
        "multiple": "Multiple",
    },
    "state": {
        "exceeded": "Exceeded",
        "met": "Met",
        "missed": "Missed",
        "above": "Above the target",
        "below": "Below the target",
        "within": "Within the margin of “about”, not judged",
        "unclear": "Not comparable",
        "other_period": "Figure of other years only",
        "other_scope": "Figure of another scope only",
        "unread": "Mentioned, no figure read",
        "part_unread": "Part of the report not recognised",
        "text_missing": "Source incomplete",
        "unreported": "Not found in the next report",
    },
    "corrections.kind": {
        "part": "Part of a heading",
        "heading": "Heading",
        "figure": "Figure",
        "title": "Title of the report",
        "speaker": "Speaker",
        "occasion": "Session",
        "delivered_on": "Date of delivery",
        "region": "Place",
        "adcode": "Administrative division code",
        "level": "Administrative level",
        "parent": "Parent place",
        "year": "Report year",
    },
}
"""Of the values that a column explains by labels."""


FACETS: Mapping[str, str] = {
    "target": "target",
    "target_high": "upper end of the target",
    "bound": "bound of the target",
    "stance": "verb of the target",
    "target_reason": "reason for no target",
    "result": "result of the year before",
    "result_high": "upper end of the result of the year before",
    "result_bound": "bound of the result of the year before",
    "result_status": "status of the result of the year before",
    "result_reason": "reason for no result of the year before",
    "result_of_next_year": "result of the year",
    "result_of_next_year_status": "status of the result of the year",
    "result_of_next_year_reason": "reason for no result of the year",
    "superior_target": "target of the higher-level government",
    "superior_target_reason": "reason for no target of the higher-level government",
    "previous_target": "target of the year before",
    "previous_target_reason": "reason for no target of the year before",
}
"""What the panel tells of each indicator; a column is named by the indicator and this."""

_REASONS = {
    "wording": "In words, without a figure",
    "other_year": "Figure of another year only",
    "period": "Figure of several years only",
    "scoped": "Figure of another scope only",
    "rate_only": "Rate of growth only",
    "amount_only": "Amount only",
    "rise_only": "Size of the rise only",
    "fall_only": "Size of the fall only",
    "text_missing": "Source incomplete",
    "unread": "Mentioned, no figure read",
    "mentioned": "Mentioned without a number",
    "part_unread": "Part of the report not recognised",
    "not_mentioned": "Not mentioned",
    "no_report": "No such report held",
}
_OF_FACETS: Mapping[str, Mapping[str, str]] = {
    "result_bound": VALUES["bound"],
    "result_status": VALUES["status"],
    "result_of_next_year_status": VALUES["status"],
    **{facet: _REASONS for facet in FACETS if facet.endswith("_reason")},
}


def package_description(has_bom: bool) -> str:
    """What the package is, and what its files begin with."""
    return _DESCRIPTION.format(bom=_BOM if has_bom else "")


def table_title(table: str) -> str:
    """What a table is called. Raises: KeyError."""
    return TABLES[table]


def column_title(table: str, column: AnyColumn) -> str:
    """What a column is called in a table. Raises: KeyError."""
    named = COLUMNS.get(f"{table}.{column.name}") or column.english
    return named or COLUMNS[column.name]


def value_label(table: str, column: str, value: str) -> str:
    """What a value of a column is called in a table. Raises: KeyError."""
    values = VALUES.get(f"{table}.{column}") or VALUES.get(column)
    if values is None:
        facet = _facet(column)
        values = _OF_FACETS.get(facet) or VALUES[facet]
    return values[value]


def _facet(column: str) -> str:
    """What a column of the panel tells of an indicator: the longest ending. Raises: KeyError."""
    endings = [facet for facet in FACETS if column.endswith(f"_{facet}")]
    if not endings:
        raise KeyError(column)
    return max(endings, key=len)
