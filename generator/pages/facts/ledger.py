"""Remembers what pages asked and were told, so that the next build knows which to make again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

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
_DERIVED = "is_derived"


@dataclass(slots=True, eq=False)
class Answer:
    """What was answered to a question in some build.

    `inputs` are the answers of which alone it was made, None where there is more to it; `report_id`
    is the report whose layers alone decide it, empty where there is none. Equal to itself only: an
    answer is looked up tens of thousands of times after an edit.
    """

    question: Question
    value: object
    inputs: tuple[Answer, ...] | None
    report_id: str


class Ledger:
    """The answers of one build, and which of them the page that is being made was given."""

    def __init__(self) -> None:
        self._answers: dict[Question, Answer] = {}
        self._given: dict[Answer, None] = {}

    def given_while(self, make: Callable[[], T]) -> tuple[T, tuple[Answer, ...]]:
        """What is made, and the answers that were given meanwhile, in their order."""
        before, self._given = self._given, {}
        try:
            return make(), tuple(self._given)
        finally:
            self._given = before

    def known(self, question: Question) -> Answer:
        """The answer to a question that was asked in this build. Raises: KeyError."""
        return self._answers[question]

    def answer(
        self, question: Question, find: Callable[[], T], *, derived: bool, report_id: str
    ) -> T:
        """The answer to a question, found once a build; the rest is as `Answer` has it."""
        known = self._answers.get(question)
        if known is None:
            value, inputs = self.given_while(find)
            known = Answer(question, value, inputs if derived else None, report_id)
            self._answers[question] = known
        self._given[known] = None
        return cast("T", known.value)


def fact(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Marks a method of a room as a question: what it answers is the page's input.

    Without the mark a preview would not see that the answer has changed. The arguments must be
    hashable and given by position (else: TypeError), and its answer a value that can be
    compared and is cheap to find again: for every page of a site it is, at each edit of a preview.
    """
    return _asked(method)


def kept_fact(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """The same for what many pages ask and all reports answer: found once in a build.

    With a ledger every answer is; without one, these alone.
    """
    return _asked(method, kept=True)


def derived_fact(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """The same for what is made of other facts alone: where none has changed, nor has it.

    What is asked about thousands of things is best derived from one fact about all of them, which
    is compared once.
    """
    return _asked(method, derived=True)


def kept_derived_fact(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """The same for what many pages ask, and is dear to derive: found once in a build."""
    return _asked(method, derived=True, kept=True)


def own_fact(method: Callable[Concatenate[S, str, P], T]) -> Callable[Concatenate[S, str, P], T]:
    """The same for what a report says by itself, whose id is the first argument.

    Where the report's layers are the ones of the last build, so is the answer.
    """
    return _asked(method, own=True)


def kept_own_fact(
    method: Callable[Concatenate[S, str, P], T],
) -> Callable[Concatenate[S, str, P], T]:
    """The same for what all of a report's pages ask, and is dear to find: found once in a build."""
    return _asked(method, own=True, kept=True)


def _asked(
    method: Callable[Concatenate[S, P], T],
    *,
    derived: bool = False,
    own: bool = False,
    kept: bool = False,
) -> Callable[Concatenate[S, P], T]:
    name = method.__name__

    @wraps(method)
    def asked(self: S, /, *args: P.args, **by_name: P.kwargs) -> T:
        if by_name:
            raise TypeError(
                f"{name} was asked by name ({', '.join(by_name)}); expected by position"
            )
        if self.ledger is None:
            return _kept(self, method, args) if kept else method(self, *args, **by_name)
        return self.ledger.answer(
            (self.name, name, args),
            lambda: method(self, *args, **by_name),
            derived=derived,
            report_id=str(args[0]) if own else "",
        )

    setattr(asked, _MARK, True)
    setattr(asked, _DERIVED, derived)
    return asked


def _kept(room: Room, method: Callable[..., T], args: tuple[Hashable, ...]) -> T:
    """What a method answers in a build without a ledger, found once."""
    answers: dict[object, T] = vars(room).setdefault("_answers", {})
    question = method.__name__, args
    if question not in answers:
        answers[question] = method(room, *args)
    return answers[question]


def is_question(method: object) -> bool:
    """Whether a room's method is marked as a question."""
    return hasattr(method, _MARK)


def is_derived(method: object) -> bool:
    """Whether a question of a room is answered from other questions alone."""
    return bool(getattr(method, _DERIVED, False))


K = TypeVar("K")


def by_key(records: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    """The records of each key, in their order."""
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return {of: tuple(found) for of, found in groups.items()}
