"""Checks templates against the types of their views: every name and attribute that they use.

Jinja2 finds a name that is not there when a page is drawn that needs it: of a site's own templates
too late, when a good site has made room. This follows the types of a view's fields through loops
and macros before anything is drawn. What it cannot follow passes.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes
from jinja2.defaults import DEFAULT_NAMESPACE

_GIVEN = frozenset({"href", "shows", "front_matter"})
"""What every template is given besides its view's fields."""

_OF_JINJA = frozenset({*DEFAULT_NAMESPACE, "caller", "varargs", "kwargs", "self", "super", "loop"})
_GLOBALS = _GIVEN | _OF_JINJA
_ASKS_WHETHER = frozenset({"defined", "undefined"})
_HAS_ANOTHER = frozenset({"default", "d"})


@dataclass
class Checker:
    """Walks templates; `faults` are what was found, as `path:line: what`.

    Raises: TemplateSyntaxError, TemplateNotFound.
    """

    environment: Environment
    faults: list[str] = field(default_factory=list)
    _trees: dict[str, nodes.Template] = field(default_factory=dict)
    _paths: dict[str, str] = field(default_factory=dict)
    _view: dict[str, Any] = field(default_factory=dict)
    _checked: set[object] = field(default_factory=set)

    def check(self, template: str, names: Mapping[str, Any]) -> None:
        """Follows a template from the types of the names that it is given."""
        self._view = dict(names)
        tree = self._read(template)
        self._walk(template, tree, dict(names)).body(tree.body)

    def _read(self, template: str) -> nodes.Template:
        """The template taken apart, each once."""
        if template not in self._trees:
            loader = self.environment.loader
            assert loader is not None
            source, path, _ = loader.get_source(self.environment, template)
            self._paths[template] = path or template
            self._trees[template] = self.environment.parse(source, template, path)
            self.environment.get_template(template)  # which finds filters that are not there
        return self._trees[template]

    def _walk(self, template: str, tree: nodes.Template, names: dict[str, Any]) -> _Walk:
        return _Walk(self, template, names, _imports(tree), _macros(tree), _asked_for(tree))

    def fault(self, template: str, line: int, what: str) -> None:
        """Notes what is wrong in a line of a template, once."""
        fault = f"{self._paths[template]}:{line}: {what}"
        if fault not in self.faults:
            self.faults.append(fault)

    def included(self, template: str, names: Mapping[str, Any]) -> None:
        """Follows a template that another one includes, with the names that are known there."""
        key = (template, "", *sorted(f"{n}={t!r}" for n, t in names.items()))
        if key not in self._checked:
            self._checked.add(key)
            tree = self._read(template)
            self._walk(template, tree, dict(names)).body(tree.body)

    def macro(
        self, template: str, name: str, given: Sequence[Any], named: Mapping[str, Any]
    ) -> str:
        """Follows a macro with the types of what it is called with.

        Returns what is wrong where there is none of that name, else nothing.
        """
        key = (template, name, *map(repr, given), *sorted(f"{n}={t!r}" for n, t in named.items()))
        if key in self._checked:
            return ""
        tree = self._read(template)
        macro = _macros(tree).get(name)
        if macro is None:
            return f"found the macro {name}, which {template} has not"
        self._checked.add(key)
        names = {**self._view, **dict.fromkeys((argument.name for argument in macro.args), Any)}
        names |= dict(zip((argument.name for argument in macro.args), given, strict=False))
        names |= named
        self._walk(template, tree, names).body(macro.body)
        return ""


def _macros(tree: nodes.Template) -> dict[str, nodes.Macro]:
    return {macro.name: macro for macro in tree.find_all(nodes.Macro)}


def _imports(tree: nodes.Template) -> dict[str, tuple[str, str]]:
    """By name the template that it comes from, and the macro there; none for all of it."""
    found: dict[str, tuple[str, str]] = {}
    for one in tree.find_all(nodes.Import):
        if isinstance(one.template, nodes.Const):
            found[one.target] = str(one.template.value), ""
    for some in tree.find_all(nodes.FromImport):
        if isinstance(some.template, nodes.Const):
            for name in some.names:
                macro, known_as = (name, name) if isinstance(name, str) else name
                found[known_as] = str(some.template.value), macro
    return found


def _asked_for(tree: nodes.Template) -> frozenset[str]:
    """What a template asks of itself whether it is there: it knows that it may not be."""
    tests = (one.node for one in tree.find_all(nodes.Test) if one.name in _ASKS_WHETHER)
    filters = (one.node for one in tree.find_all(nodes.Filter) if one.name in _HAS_ANOTHER)
    return frozenset(map(repr, (*tests, *filters)))


@dataclass
class _Walk:
    """One template or macro, with the types of the names that are known in it."""

    checker: Checker
    template: str
    names: dict[str, Any]
    imports: Mapping[str, tuple[str, str]]
    macros: Mapping[str, nodes.Macro]
    asked_for: frozenset[str]

    def body(self, statements: Iterable[nodes.Node]) -> None:
        for statement in statements:
            self._statement(statement)

    def _statement(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Macro | nodes.Import | nodes.FromImport):
            return
        if isinstance(node, nodes.Include):
            if isinstance(node.template, nodes.Const) and not node.ignore_missing:
                self.checker.included(str(node.template.value), self.names)
        elif isinstance(node, nodes.For):
            inner = self._with(node.target, _element(self._type(node.iter)))
            if node.test:
                inner._type(node.test)
            inner.body(node.body)
            self.body(node.else_)
        elif isinstance(node, nodes.Assign):
            self.names |= _bound(node.target, self._type(node.node))
        elif isinstance(node, nodes.AssignBlock):
            self.body(node.body)
            self.names |= _bound(node.target, Any)
        elif isinstance(node, nodes.With):
            values = [self._type(value) for value in node.values]
            inner = self._with_all({})
            for target, value in zip(node.targets, values, strict=True):
                inner.names |= _bound(target, value)
            inner.body(node.body)
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
        return self._with_all(_bound(target, found))

    def _with_all(self, more: Mapping[str, Any]) -> _Walk:
        names = {**self.names, **more}
        return replace(self, names=names)

    def _type(self, node: nodes.Node) -> Any:
        """The type of an expression, as far as it is known; what is asked of it is checked."""
        if repr(node) in self.asked_for:
            return Any
        if isinstance(node, nodes.Name):
            known = {*self.names, *_GLOBALS, *self.imports, *self.macros}
            if node.name not in known:
                self._fault(node, f"found the name {node.name}, which is not there")
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
            has = sorted({name for kind in found for name in _hints(kind)})
            known = f"; expected one of {', '.join(has)}" if has else ""
            self._fault(node, f"found .{node.attr}, which {_named(owner)} has not{known}")
            return Any
        return types_of[0] if len(types_of) == 1 else Union[tuple(types_of)]  # noqa: UP007

    def _of(self, kind: Any, attribute: str) -> Any:
        """The type of an attribute; None where there is none."""
        if not isinstance(kind, type):
            return Any
        hints = _hints(kind)
        if attribute in hints:
            hint = hints[attribute]
            return get_args(hint)[0] if get_origin(hint) is ClassVar else hint
        return Any if hasattr(kind, attribute) else None

    def _call(self, node: nodes.Call) -> Any:
        given = [self._type(argument) for argument in node.args]
        named = {argument.key: self._type(argument.value) for argument in node.kwargs}
        called = node.node
        lack = ""
        if isinstance(called, nodes.Name) and called.name in self.macros:
            self.checker.macro(self.template, called.name, given, named)
        elif isinstance(called, nodes.Name) and called.name in self.imports:
            lack = self.checker.macro(*self.imports[called.name], given, named)
        elif (
            isinstance(called, nodes.Getattr)
            and isinstance(called.node, nodes.Name)
            and called.node.name in self.imports
        ):
            template, _ = self.imports[called.node.name]
            lack = self.checker.macro(template, called.attr, given, named)
        else:
            self._type(called)
        if lack:
            self._fault(node, lack)
        return Any

    def _fault(self, node: nodes.Node, what: str) -> None:
        self.checker.fault(self.template, node.lineno, what)


def _bound(target: nodes.Node, found: Any) -> dict[str, Any]:
    """The names that a loop or an assignment makes, with their types."""
    if isinstance(target, nodes.Name):
        return {target.name: found}
    return {name.name: Any for name in target.find_all(nodes.Name)}


def _members(found: Any) -> tuple[Any, ...]:
    """The types of a union; any other type alone."""
    if get_origin(found) in (Union, types.UnionType):
        return get_args(found)
    return (found,)


def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind) if isinstance(kind, type) else {}


def _named(found: Any) -> str:
    """A type as its module calls it."""
    members = (kind for kind in _members(found) if kind is not type(None))
    return " | ".join(getattr(kind, "__name__", str(kind)) for kind in members)


def _element(found: Any) -> Any:
    """What is in a tuple or a sequence of one type; Any where that is not known."""
    arguments = get_args(found)
    return arguments[0] if get_origin(found) is not None and arguments else Any
