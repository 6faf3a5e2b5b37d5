"""Turns government work reports (政府工作报告) into a readable, linkable, checkable site.

A report becomes a page in these steps, one module each: `source`, `normalise`, `outline`,
`identity`, `reports`, `corpus`; then the layers over the untouched text: `annex`, `glossary`,
`indicators`, `themes`, `related`, `comparisons`; then `pages` and `package`. `pipeline` wires them;
`plugin` and `cli` are the two shells.
"""
