"""Tests of `generator/names/`."""
