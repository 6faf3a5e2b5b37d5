"""The words that reports have in common: with the government above, and with themselves last year.

`folded` is a report as it is compared, `runs` finds what stands in two of them, `formulae` tells
phrases of every report from policy, and `passages` puts all reports together. `given` is what a
report gives to the places below it, `echoes` what these make of it, and `initiatives` puts that
together with the terms of its annex.
"""
