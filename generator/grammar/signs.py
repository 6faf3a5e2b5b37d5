"""Signs that are counted or paired rather than read, as the inside of a character class."""

import re

CIRCLED = "①-⑳㉑-㉟㊱-㊿"
RAISED = "⁰¹²³⁴-⁹"
FRAME_OPENS = "\\[［【〔"
FRAME_CLOSES = "\\]］】〕"
QUOTES = "“”\"‘’'「」『』《》"

DASH_SIGNS = "-\u2010\u2011\u2012–—―−─－"
"""The characters themselves that writers and readers of pages take for a dash."""

DASHES = re.escape(DASH_SIGNS)
WAVES = "~～\u223c"

TO = rf"(?:[{DASHES}]{{1,2}}|[{WAVES}]|至|到|(?<=[\d%])一(?=\d))"
"""What stands between the ends of a span (2021—2025, 5%至6%), as a pattern.

5%一6%: a reader of printed pages takes a dash for the numeral one.
"""
