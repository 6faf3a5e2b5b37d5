"""Checks templates against the types of their views: every name and attribute that they use.

Jinja2 finds a name that is not there when a page is drawn that needs it: of a site's own templates
too late, when a good site has made room. This follows the types of a view's fields through loops
and macros before anything is drawn. What it cannot follow passes.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes
from jinja2.defaults import DEFAULT_NAMESPACE

_GIVEN = frozenset({"href", "shows", "front_matter"})
"""What every template is given besides its view's fields."""

_OF_JINJA = frozenset({*DEFAULT_NAMESPACE, "caller", "varargs", "kwargs", "self", "super", "loop"})
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
        self._walk(template, self._view, has_context=True).template_body()

    def read(self, template: str) -> nodes.Template:
        """The template taken apart, each once."""
        if template not in self._trees:
            loader = self.environment.loader
            assert loader is not None
            source, path, _ = loader.get_source(self.environment, template)
            self._paths[template] = path or template
            self._trees[template] = self.environment.parse(source, template, path)
            self.environment.get_template(template)  # which finds filters that are not there
        return self._trees[template]

    def fault(self, template: str, line: int, what: str) -> None:
        """Notes what is wrong in a line of a template, once."""
        fault = f"{self._paths[template]}:{line}: {what}"
        if fault not in self.faults:
            self.faults.append(fault)

    def included(self, template: str, by: _Walk, *, has_context: bool) -> None:
        """Follows a template that another one includes, with what is known there."""
        key = (template, "", has_context, *_described(by.names), *sorted(by.known))
        if key in self._checked:
            return
        self._checked.add(key)
        walk = self._walk(template, by.names if has_context else {}, has_context=has_context)
        if has_context:
            walk.known |= by.known
            walk.imports = {**by.imports, **walk.imports}
            walk.macros = {**by.macros, **walk.macros}
            walk.asked_for |= by.asked_for
        walk.template_body()

    def macro(
        self,
        template: str,
        name: str,
        given: Sequence[Any],
        named: Mapping[str, Any],
        *,
        has_context: bool,
    ) -> None:
        """Follows a macro, if the template has it, with the types of what it is called with."""
        key = (template, name, has_context, *map(repr, given), *_described(named))
        macro = _macros(self.read(template)).get(name)
        if macro is None or key in self._checked:
            return
        self._checked.add(key)
        arguments = [argument.name for argument in macro.args]
        walk = self._walk(template, self._view if has_context else {}, has_context=has_context)
        walk.names |= {**dict.fromkeys(arguments, Any), **dict(zip(arguments, given, strict=False))}
        walk.names |= named
        walk.body((*macro.defaults, *macro.body))

    def has(self, template: str, name: str) -> bool:
        """Whether a template that is imported has a macro or a variable of that name."""
        return name in _made(self.read(template))

    def _walk(self, template: str, names: Mapping[str, Any], *, has_context: bool) -> _Walk:
        tree = self.read(template)
        return _Walk(
            checker=self,
            template=template,
            names=dict(names),
            known=_made(tree) | _OF_JINJA | _GIVEN,
            imports=_imports(tree),
            macros=_macros(tree),
            asked_for=_asked_for(tree),
            has_context=has_context,
            # What a base makes is known to the blocks that go into it.
            is_open=any(True for _ in tree.find_all(nodes.Extends)),
        )


def _described(types_of: Mapping[str, Any]) -> list[str]:
    return sorted(f"{name}={kind!r}" for name, kind in types_of.items())


def _macros(tree: nodes.Template) -> dict[str, nodes.Macro]:
    return {macro.name: macro for macro in tree.find_all(nodes.Macro)}


def _made(tree: nodes.Template) -> frozenset[str]:
    """The names that a template makes anywhere: where each of them holds is Jinja2's affair."""
    names = (one.name for one in tree.find_all(nodes.Name) if one.ctx != "load")
    return frozenset((*names, *_macros(tree), *_imports(tree)))


def _imports(tree: nodes.Template) -> dict[str, _Import]:
    """Imported templates and macros, by the names that they have here."""
    found: dict[str, _Import] = {}
    for one in tree.find_all(nodes.Import):
        found[one.target] = _Import(_constant(one.template), "", one.with_context)
    for some in tree.find_all(nodes.FromImport):
        for name in some.names:
            macro, known_as = (name, name) if isinstance(name, str) else name
            found[known_as] = _Import(_constant(some.template), macro, some.with_context)
    return found


def _constant(node: nodes.Node) -> str:
    """The name of a template as it is written; empty where it is found out while drawing."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


@dataclass(frozen=True, slots=True)
class _Import:
    """An imported template, or the macro of that name in it."""

    template: str
    macro: str
    with_context: bool


def _asked_for(tree: nodes.Template) -> frozenset[str]:
    """What a template asks of itself whether it is there: it knows that it may not be."""
    tests = (one.node for one in tree.find_all(nodes.Test) if one.name in _ASKS_WHETHER)
    filters = (one.node for one in tree.find_all(nodes.Filter) if one.name in _HAS_ANOTHER)
    return frozenset(map(repr, (*tests, *filters)))


@dataclass
class _Walk:
    """One template or macro, with the types of the names in it, as far as they are known.

    `known` are all names that may be there; in an `is_open` template others may be too.
    """

    checker: Checker
    template: str
    names: dict[str, Any]
    known: frozenset[str]
    imports: Mapping[str, _Import]
    macros: Mapping[str, nodes.Macro]
    asked_for: frozenset[str]
    has_context: bool
    is_open: bool

    def template_body(self) -> None:
        """Follows the whole template."""
        self.body(self.checker.read(self.template).body)

    def body(self, statements: Iterable[nodes.Node]) -> None:
        """Follows some of its statements."""
        for statement in statements:
            self._statement(statement)

    def _statement(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Macro):
            return  # followed where it is called
        if isinstance(node, nodes.Import | nodes.FromImport | nodes.Extends):
            self._other(node)
        elif isinstance(node, nodes.Include):
            template = _constant(node.template)
            if template and not node.ignore_missing:
                has_context = node.with_context and self.has_context
                self.checker.included(template, self, has_context=has_context)
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

    def _other(self, node: nodes.Import | nodes.FromImport | nodes.Extends) -> None:
        """A template that this one needs, and what it takes of it."""
        template = _constant(node.template)
        if not template:
            return
        self.checker.read(template)
        for name in node.names if isinstance(node, nodes.FromImport) else ():
            wanted = name if isinstance(name, str) else name[0]
            if not self.checker.has(template, wanted):
                self._fault(node, f"found the macro {wanted}, which {template} has not")

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
            known = self.is_open or node.name in self.known or node.name in self.names
            if not known:
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
        imported = self._imported(node.node)
        if imported:
            if imported.template and not self.checker.has(imported.template, node.attr):
                self._fault(node, f"found the macro {node.attr}, which {imported.template} has not")
            return Any
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
        if not isinstance(kind, type) or issubclass(kind, Enum):
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
        name = called.name if isinstance(called, nodes.Name) else ""
        imported = self._imported(called.node) if isinstance(called, nodes.Getattr) else None
        self._type(called)
        if name in self.macros:
            where = self.template if self.checker.has(self.template, name) else ""
            self._follow(_Import(where, name, True), given, named)
        elif name in self.imports:
            self._follow(self.imports[name], given, named)
        elif imported and isinstance(called, nodes.Getattr):
            self._follow(replace(imported, macro=called.attr), given, named)
        return Any

    def _imported(self, node: nodes.Node) -> _Import | None:
        """The template that a name stands for, if it does."""
        found = self.imports.get(node.name) if isinstance(node, nodes.Name) else None
        return found if found and not found.macro else None

    def _follow(self, one: _Import, given: Sequence[Any], named: Mapping[str, Any]) -> None:
        if one.template and one.macro:
            has_context = one.with_context and self.has_context
            self.checker.macro(one.template, one.macro, given, named, has_context=has_context)

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
    kind, arguments = get_origin(found), get_args(found)
    if kind is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return arguments[0]
    return arguments[0] if kind in (list, Sequence, Iterable) and arguments else Any
