"""One page of every kind that the site has."""

KINDS = {
    "home": "",
    "reports": "reports/",
    "report": "reports/ganzhou-2023/",  # both ends lost: it has all that others have, and the notes
    "source": "reports/ganzhou-2023/source/",
    "province": "reports/jiangxi/",
    "place": "places/jiangxi/",
    "section": "reports/jiangxi-2024/plan-7/",  # terms and a table of figures
    "implied section": "reports/ganzhou-2023/review-2/",
    "full text": "reports/ganzhou-2023/full/",
    "report's numbers": "reports/jiangxi-2024/numbers/",
    "initiatives": "reports/jiangxi-2024/initiatives/",
    "places named in a report": "reports/fuzhou-2024/places/",
    "shared words": "reports/fuzhou-2024/shared/",
    "two side by side": "reports/fuzhou-2024/beside/superior/",
    "any two": "compare/pair/?a=fuzhou-2024&b=jian-2024",
    "report's terms": "reports/jiangxi-2024/terms/",
    "terms": "terms/",
    "term": "terms/jiangxi-2024-11/",  # with senses not to be confused with it
    "compare": "compare/",
    "compare year": "compare/2024/",
    "targets": "compare/2024/targets/prefecture/gdp_growth/",
    "margins": "compare/2024/margins/",
    "words of targets": "compare/2024/wording/",
    "shared words of a year": "compare/2024/shared/",
    "ranks": "ranks/",
    "commitments of a report": "reports/jiangxi-2024/commitments/",
    "commitments of a year": "compare/2024/commitments/",
    "commitments on a theme": "compare/2024/commitments/rural/",
    "lists of livelihood projects": "reports/jiangxi-2024/livelihood/",
    "livelihood projects of a year": "compare/2024/livelihood/",
    "problems": "problems/",
    "problems on a theme": "problems/industry/",
    "who names which places": "places/named/",
    "places named in a province": "places/named/jiangxi/",
    "indicators": "indicators/",
    "indicator": "indicators/gdp_growth/",
    "themes": "themes/",
    "theme": "themes/ecology/",
    "data": "data/",
    "a table's columns": "data/commitments/",
    "about": "about/",
    "coverage": "about/coverage/",
    "vocabulary": "vocabulary/",
    "search": "search/?q=1269",
    "phrases": "phrases/?q=高质量发展，乡村振兴",
    "put aside": "collection/#jiangxi-2024:p25-2,ganzhou-2023:p3~0-4",
    "quotations": "check-quote/?text=城镇居民人均可支配收入增长6.5%25左右",
}
"""Addresses below the site's root."""

DRAWN_LATE = ":is(#search-results, #check-results, #phrases-accounts, #pair-results) a"
"""What pages with a question in their address draw when they have asked the site's files."""
