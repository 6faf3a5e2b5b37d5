"""Templates without the blanks that only lay them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_LAYOUT = re.compile(r"(?<![ \t])[ \t]*\n\s*")


class Squeezed(Extension):
    """Leaves one line break of each run of blanks that has any.

    A fifth of the HTML of a theme's page is indentation and empty lines. A break remains wherever
    there was one, so that words keep apart and comments of scripts end.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Jinja's hook: the template's tokens on their way to the parser."""
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, token.type, _LAYOUT.sub("\n", token.value))
            else:
                yield token
