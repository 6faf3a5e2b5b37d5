"""Signs that are counted or paired rather than read, as the inside of a character class."""

CIRCLED = "①-⑳㉑-㉟㊱-㊿"
RAISED = "⁰¹²³⁴-⁹"
FRAME_OPENS = "\\[［【〔"
FRAME_CLOSES = "\\]］】〕"
QUOTES = "“”\"‘’'「」『』《》"
