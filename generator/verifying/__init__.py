"""What a built site must hold whatever its content: one module a check.

A check is a function from a `BuiltSite` to an `Outcome`; it reads the site's folder and changes
nothing. None of them knows how the site was made: a site of another builder is checked alike.
"""
