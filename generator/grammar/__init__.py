"""The forms that every reader of a report must know alike, each with one home.

Structure stands here (numerals, headings' numbers, note marks, years, ends of sentences); words
stand in the catalogue, as lists. No other package spells such a form again: it asks.
"""
