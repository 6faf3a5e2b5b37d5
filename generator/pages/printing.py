"""How compiled templates print a value: text escaped and in one line, markup as it is.

Jinja2 asks two functions for each value that it prints and makes a `Markup` of it, half a million
times in a build of 189 reports; a text without a sign that HTML knows can be printed as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import escape

_SIGNS = re.compile("[&<>\"'\n]")


def printed(value: object) -> str:
    """A value as it stands in HTML.

    Text from a report never begins a line, where Markdown could read it as a heading.
    """
    if type(value) is not str:
        return escape(value)
    return escape(value.replace("\n", " ")) if _SIGNS.search(value) else value


class PrintingGenerator(CodeGenerator):
    """Compiles templates so that they print by `printed`."""

    def visit_Template(  # noqa: N802 (Jinja2's name)
        self, node: nodes.Template, frame: Frame | None = None
    ) -> Any:
        """The template's code, in which `escape` is then another function."""
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import {printed.__name__} as escape")


class CallingContext(Context):
    """What a template has, calling functions as they are: none of ours asks for the context."""

    def call(
        self,
        function: Callable[..., object],
        /,
        *args: object,
        _block_vars: object = None,
        _loop_vars: object = None,
        **by_name: object,
    ) -> object:
        """What the function returns. What is set in blocks and loops is for those that ask."""
        return function(*args, **by_name)
