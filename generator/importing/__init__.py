"""Brings documents in: what each format's reader extracts, and how it gets into `seeds/`."""
