"""Measurements, run by hand and by no test, and the made corpora that they are taken on."""
