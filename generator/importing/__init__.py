"""Reads documents as they are found (text, Markdown, HTML, Word, PDF) into the text of a report."""
