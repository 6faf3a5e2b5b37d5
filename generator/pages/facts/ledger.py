"""Remembers what pages asked and were told, so that the next build knows which to make again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

Question = tuple[str, str, tuple[Hashable, ...]]
"""A room of facts, the name of its method, and what was asked about."""


class Room(Protocol):
    """Where facts of one subject are asked for."""

    name: str
    ledger: Ledger | None


S = TypeVar("S", bound=Room)
_MARK = "is_question"
_OWN = "is_own"


class Ledger:
    """The answers of one build, and which questions the page that is being made has asked.

    `inputs` has, for answers that were put together from others alone, the questions of these.
    """

    def __init__(self) -> None:
        self.answers: dict[Question, object] = {}
        self.inputs: dict[Question, tuple[Question, ...]] = {}
        self._asked: dict[Question, None] | None = None

    @contextmanager
    def page(self) -> Iterator[dict[Question, None]]:
        """Gathers the questions that are asked within it, in their order."""
        asked: dict[Question, None] = {}
        before, self._asked = self._asked, asked
        try:
            yield asked
        finally:
            self._asked = before

    def answer(self, question: Question, find: Callable[[], T], *, derived: bool = False) -> T:
        """The answer to a question, found once a build; `derived` where it is made of others."""
        if self._asked is not None:
            self._asked[question] = None
        if question in self.answers:
            return self.answers[question]  # type: ignore[return-value]
        with self.page() as asked:
            answer = find()
        if derived:
            self.inputs[question] = tuple(asked)
        self.answers[question] = answer
        return answer


def fact(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Marks a method of a room as a question: what it answers is the page's input.

    Without the mark a preview would not see that the answer has changed. The arguments must be
    hashable and given by position (else: TypeError), and its answer a value that can be
    compared and is cheap to find again: for every page of a site it is, at each edit of a preview.
    """
    return _asked(method, derived=False)


def derived_fact(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """The same for what is made of other facts alone: where none has changed, nor has it."""
    return _asked(method, derived=True)


def _asked(
    method: Callable[Concatenate[S, P], T], *, derived: bool
) -> Callable[Concatenate[S, P], T]:
    name = method.__name__

    @wraps(method)
    def asked(self: S, /, *args: P.args, **by_name: P.kwargs) -> T:
        if by_name:
            raise TypeError(
                f"{name} was asked by name ({', '.join(by_name)}); expected by position"
            )
        if self.ledger is None:
            return method(self, *args, **by_name)
        question = self.name, name, args
        return self.ledger.answer(question, lambda: method(self, *args, **by_name), derived=derived)

    setattr(asked, _MARK, True)
    return asked


def own_fact(method: Callable[Concatenate[S, str, P], T]) -> Callable[Concatenate[S, str, P], T]:
    """The same for what a report says by itself, whose id is the first argument.

    Where the report's layers are the ones of the last build, so is the answer.
    """
    asked = fact(method)
    setattr(asked, _OWN, True)
    return asked


def is_question(method: object) -> bool:
    """Whether a room's method is marked as a question."""
    return hasattr(method, _MARK)


def is_own(room: Room, method: str) -> bool:
    """Whether a question depends on nothing but the layers of the report that it is about."""
    return hasattr(getattr(room, method), _OWN)


K = TypeVar("K")


def by_key(records: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    """The records of each key, in their order."""
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return {of: tuple(found) for of, found in groups.items()}
