"""Checks templates against the types of their views: every name and attribute that they use.

Jinja2 finds a name that is not there when a page is drawn that needs it. This follows the types of
a view's fields through loops and macros and finds it in any page's template, used or not.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes

GLOBALS = frozenset({"href", "shows", "front_matter", "caller", "namespace", "range"})
"""What every template is given besides its view's fields, and what Jinja2 itself has."""


@dataclass
class Checker:
    """Walks templates; `faults` are what was found, as `template:line: what`."""

    environment: Environment
    faults: list[str] = field(default_factory=list)
    _view: dict[str, Any] = field(default_factory=dict)
    _checked: set[object] = field(default_factory=set)

    def check(self, template: str, names: Mapping[str, Any]) -> None:
        """Follows a template from the types of the names that it is given."""
        self._view = dict(names)
        tree = self._tree(template)
        _Walk(self, template, dict(names), self._imports(tree), _macros(tree)).body(tree.body)

    def _tree(self, template: str) -> nodes.Template:
        assert self.environment.loader is not None
        source, _, _ = self.environment.loader.get_source(self.environment, template)
        return self.environment.parse(source)

    def _imports(self, tree: nodes.Template) -> dict[str, str]:
        found = tree.find_all(nodes.Import)
        return {one.target: str(one.template.as_const()) for one in found}

    def macro(
        self, template: str, name: str, given: Sequence[Any], named: Mapping[str, Any]
    ) -> None:
        """Follows a macro with the types of what it is called with."""
        key = (template, name, *map(repr, given), *sorted(f"{n}={t!r}" for n, t in named.items()))
        if key in self._checked:
            return
        self._checked.add(key)
        tree = self._tree(template)
        macro = _macros(tree).get(name)
        if macro is None:
            self.faults.append(f"{template}: there is no macro {name}")
            return
        names = {**self._view, **dict.fromkeys((argument.name for argument in macro.args), Any)}
        names |= dict(zip((argument.name for argument in macro.args), given, strict=False))
        names |= named
        walk = _Walk(self, template, names, self._imports(tree), _macros(tree))
        walk.body(macro.body)


def _macros(tree: nodes.Template) -> dict[str, nodes.Macro]:
    return {macro.name: macro for macro in tree.find_all(nodes.Macro)}


@dataclass
class _Walk:
    """One template or macro, with the types of the names that are known in it."""

    checker: Checker
    template: str
    names: dict[str, Any]
    imports: Mapping[str, str]
    macros: Mapping[str, nodes.Macro]

    def body(self, statements: Iterable[nodes.Node]) -> None:
        for statement in statements:
            self._statement(statement)

    def _statement(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Macro | nodes.Import | nodes.Include):
            return
        if isinstance(node, nodes.For):
            inner = self._with(node.target, _element(self._type(node.iter)))
            inner.names["loop"] = Any
            if node.test:
                inner._type(node.test)
            inner.body(node.body)
            self.body(node.else_)
        elif isinstance(node, nodes.Assign):
            found = self._type(node.node)
            if isinstance(node.target, nodes.Name):
                self.names[node.target.name] = found
        elif isinstance(node, nodes.CallBlock):
            self._type(node.call)
            inner = self._with_all({argument.name: Any for argument in node.args})
            inner.body(node.body)
        elif isinstance(node, nodes.If):
            self._type(node.test)
            for part in (node.body, node.elif_, node.else_):
                self.body(part)
        elif isinstance(node, nodes.Expr):
            self._type(node)
        else:
            for child in node.iter_child_nodes():
                self._statement(child)

    def _with(self, target: nodes.Node, found: Any) -> _Walk:
        name = target.name if isinstance(target, nodes.Name) else ""
        return self._with_all({name: found})

    def _with_all(self, more: Mapping[str, Any]) -> _Walk:
        names = {**self.names, **more}
        return _Walk(self.checker, self.template, names, self.imports, self.macros)

    def _type(self, node: nodes.Node) -> Any:
        """The type of an expression, as far as it is known; what is asked of it is checked."""
        if isinstance(node, nodes.Name):
            if node.name not in self.names and node.name not in GLOBALS | {
                *self.imports,
                *self.macros,
            }:
                self._fault(node, f"found the name {node.name}, which the view has not")
            return self.names.get(node.name, Any)
        if isinstance(node, nodes.Getattr):
            return self._attribute(node)
        if isinstance(node, nodes.Call):
            return self._call(node)
        if isinstance(node, nodes.Getitem):
            self._type(node.arg)
            return _element(self._type(node.node))
        for child in node.iter_child_nodes():
            self._type(child)
        return str if isinstance(node, nodes.Concat | nodes.TemplateData) else Any

    def _attribute(self, node: nodes.Getattr) -> Any:
        owner = self._type(node.node)
        found = [kind for kind in _members(owner) if kind is not type(None)]
        if not found or Any in found:
            return Any
        types_of = [self._of(kind, node.attr) for kind in found]
        if any(one is None for one in types_of):
            self._fault(node, f"found .{node.attr} of {owner}, which has not got it")
            return Any
        return types_of[0] if len(types_of) == 1 else Union[tuple(types_of)]  # noqa: UP007

    def _of(self, kind: Any, attribute: str) -> Any:
        """The type of an attribute; None where there is none."""
        if not isinstance(kind, type):
            return Any
        hints = get_type_hints(kind)
        if attribute in hints:
            hint = hints[attribute]
            return get_args(hint)[0] if get_origin(hint) is ClassVar else hint
        return Any if hasattr(kind, attribute) else None

    def _call(self, node: nodes.Call) -> Any:
        given = [self._type(argument) for argument in node.args]
        named = {argument.key: self._type(argument.value) for argument in node.kwargs}
        called = node.node
        if isinstance(called, nodes.Name) and called.name in self.macros:
            self.checker.macro(self.template, called.name, given, named)
        elif (
            isinstance(called, nodes.Getattr)
            and isinstance(called.node, nodes.Name)
            and called.node.name in self.imports
        ):
            self.checker.macro(self.imports[called.node.name], called.attr, given, named)
        elif not (isinstance(called, nodes.Name) and called.name == "caller"):
            self._type(called)
        return Any

    def _fault(self, node: nodes.Node, what: str) -> None:
        self.checker.faults.append(f"{self.template}:{node.lineno}: {what}")


def _members(found: Any) -> tuple[Any, ...]:
    """The types of a union; any other type alone."""
    if get_origin(found) in (Union, types.UnionType):
        return get_args(found)
    return (found,)


def _element(found: Any) -> Any:
    """What is in a tuple or a sequence of one type; Any where that is not known."""
    arguments = get_args(found)
    return arguments[0] if get_origin(found) is not None and arguments else Any
