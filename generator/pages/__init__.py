"""Records to pages: one module a kind of page, templates in `templates/`."""
