"""This year's report against last year's: what is new, what is gone, and what was reworded.

`forms` are the forms in which words are compared, `difference` marks the words in which two
sentences differ, `alignment` finds each sentence's old form, `headings` does so for headings, and
`changes` puts a report and its predecessor together.
"""
