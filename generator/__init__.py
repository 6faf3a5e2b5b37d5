"""Turns government work reports (政府工作报告) into a readable, linkable, checkable site.

A report becomes a page in these steps: `splitting` (text to sections and paragraphs), `corpus` (all
reports together), the layers over the untouched text (`glossary`, `figures`, `themes`), `analysis`
(one record of it all), then `pages`, `search` and `package` (the data). `pipeline` wires them;
`plugin` and `cli` are the two shells. What the field knows stands in `catalogue` as data.
"""
