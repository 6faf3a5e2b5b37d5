"""Every pattern of the package against texts made to slow it down: `python -m tests.baits`.

Patterns are gathered by what compiles them, while the package is imported and reads the seeds and
the samples of the fuzz targets: so none can be forgotten. The baits of a pattern are made of its
own parse: each thing that it repeats, repeated; each of its beginnings, over and over.

Prints the patterns whose time grows faster than the text. `--stop` only asks whether any takes
seconds of the processor over a text of the greatest length that it can meet: tests run that.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

_SPOTS = (
    " \u3000",
    "0123456789",
    "①",
    "[1]",
    "（",
    "(",
    "“",
    "一、",
    "人大",
    "的",
    "\t",
    "。",
    "，",
    "|",
    "\n",
)
"""What texts repeat that no pattern need name."""

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")
_PIECE = 40
"""Characters of a bait's unit: longer ones bring nothing new."""

_ENDINGS = 4
_MOST = 400
"""Baits of one pattern; a list of a thousand words has more, and all alike."""

_APART = ("generator.plugin.policy:",)
"""Where no text comes: a page's inline scripts are the theme's, and each of them ends."""

_SHORT = 600
_LENGTH = 4_000
_SLOWEST = 6
_FLOOR = 0.003
"""Seconds below which a time is noise."""

_FASTER = 2.8
"""Growth of the time where the text is twice as long: 2 is linear, 4 quadratic."""

_LONG_ENOUGH = 5.0
_STOP_LENGTH = 200_000
_STOP_SECONDS = 30.0
"""Of the processor's time; a quadratic pattern takes minutes over a text of `_STOP_LENGTH`."""


@dataclass
class Found:
    """A pattern as compiled, where it was, and by which of its methods texts meet it."""

    where: str
    compiled: re.Pattern[str]
    methods: set[str] = field(default_factory=set)


class _Recorder:
    """Stands for a compiled pattern and notes which of its methods are called."""

    def __init__(self, found: Found) -> None:
        self._found = found

    def __getattr__(self, name: str) -> Any:
        if name in _METHODS:
            self._found.methods.add(name)
        return getattr(self._found.compiled, name)


def gathered() -> list[Found]:
    """Every pattern over text that the package compiles, in the order of first use.

    To be called once, before anything of the package is imported.
    """
    found: dict[tuple[str, int], Found] = {}
    compile_pattern = re.compile

    def record(pattern: Any, flags: int = 0) -> Any:
        compiled = compile_pattern(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_globals["__name__"] in (__name__, "re") and frame.f_back:
            frame = frame.f_back
        module = frame.f_globals["__name__"]
        if not module.startswith("generator") or not isinstance(compiled.pattern, str):
            return compiled
        key = (compiled.pattern, compiled.flags)
        if key not in found:
            found[key] = Found(f"{module}:{frame.f_lineno}", compiled)
        return _Recorder(found[key])

    def called(method: str) -> Callable[..., Any]:
        plain = getattr(re, method)

        def call(pattern: Any, *rest: Any, **named: Any) -> Any:
            if isinstance(pattern, str):
                flags = named.pop("flags", 0)
                return getattr(record(pattern, flags), method)(*rest, **named)
            return plain(pattern, *rest, **named)

        return call

    for method, instead in (("compile", record), *((name, called(name)) for name in _METHODS)):
        setattr(re, method, instead)
    _exercise()
    _add_named(found.values())
    # What the catalogue's loader has only checked is part of a pattern that is assembled later.
    return [
        one
        for one in found.values()
        if (one.methods or ".loading:" not in one.where) and not one.where.startswith(_APART)
    ]


def _add_named(found: Collection[Found]) -> None:
    """Adds the methods by which the package's source calls the patterns that have a name."""
    sources = {
        name: Path(str(module.__file__)).read_text(encoding="utf-8")
        for name, module in sys.modules.items()
        if name.startswith("generator.") and module.__file__
    }
    for module, source in sources.items():
        for name, value in vars(sys.modules[module]).items():
            if isinstance(value, _Recorder):
                called = re.compile(rf"\b{re.escape(name)}\.({'|'.join(_METHODS)})\b")
                value._found.methods.update(called.findall(source))


def _exercise() -> None:
    """Imports the package, and has it read and write what the project has."""
    package = importlib.import_module("generator")
    for module in pkgutil.walk_packages(package.__path__, "generator."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    root = Path(__file__).parent.parent
    importlib.import_module("generator.pipeline").build_site(root / "seeds")
    readers = importlib.import_module("tests.fuzz.readers")
    for form, read in readers.READ.items():
        read(readers.SAMPLES[form])
    reading = importlib.import_module("tests.fuzz.reading")
    reading.check(reading.REPORT.encode())


# -- baits ---------------------------------------------------------------------------------------

_parse: Callable[..., Any] = importlib.import_module("re._parser").parse


@dataclass(frozen=True)
class Bait:
    """What a text is made of: an opening, a unit over and over, an ending."""

    opening: str
    unit: str
    ending: str

    def text(self, length: int) -> str:
        """The bait as a text of about `length`."""
        return self.opening + self.unit * (length // len(self.unit) + 1) + self.ending


def baits(compiled: re.Pattern[str]) -> list[Bait]:
    """Texts made of what the pattern itself looks for."""
    parsed = _parse(compiled.pattern, compiled.flags & ~re.UNICODE)
    units = dict.fromkeys(_SPOTS)
    openings: dict[tuple[str, str], None] = {}
    for sample, pumps in _samples(parsed):
        units |= dict.fromkeys(sample[:end] for end in range(1, min(len(sample), _PIECE) + 1))
        for start, end in pumps:
            openings[sample[:start], sample[start:end]] = None
            units |= dict.fromkeys(
                (sample[start:end], sample[max(0, start - _PIECE) : end], sample[start : end + 1])
            )
    endings = ("\x00", *sorted(_excluded(parsed))[:_ENDINGS])
    found = [Bait("", unit, "") for unit in units if unit]
    found += [Bait(*pump, ending) for pump in openings if pump[1] for ending in endings]
    return found[:: len(found) // _MOST + 1]


Sample = tuple[str, tuple[tuple[int, int], ...]]
"""A text that a part of a pattern matches, and the ranges in it that may be repeated at will."""


def _samples(parsed: Any) -> Iterator[Sample]:
    """Samples in which each branch of each alternative is taken at least once."""
    for choice in range(_branches(parsed)):
        yield _sample(parsed, choice)


def _excluded(parsed: Any) -> set[str]:
    """The characters at which something that takes all others comes to its end."""
    found: set[str] = set()
    for op, arg in parsed:
        name = str(op)
        if name == "NOT_LITERAL":
            found.add(chr(arg))
        elif name == "IN" and str(arg[0][0]) == "NEGATE":
            found |= {chr(value) for kind, value in arg[1:] if str(kind) == "LITERAL"}
        else:
            inner = arg[1] if name == "BRANCH" else _inner(name, arg)
            found = found.union(*map(_excluded, inner))
    return found


def _branches(parsed: Any) -> int:
    most = 1
    for op, arg in parsed:
        name = str(op)
        if name == "BRANCH":
            most = max(most, len(arg[1]), *(_branches(one) for one in arg[1]))
        else:
            most = max([most, *(_branches(one) for one in _inner(name, arg))])
    return most


def _inner(name: str, arg: Any) -> Sequence[Any]:
    match name:
        case "SUBPATTERN":
            return [arg[3]]
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [arg[2]]
        case "ATOMIC_GROUP":
            return [arg]
        case "GROUPREF_EXISTS":
            return [one for one in arg[1:] if one]
        case _:
            return []


def _sample(parsed: Any, choice: int) -> Sample:
    text = ""
    pumps: list[tuple[int, int]] = []
    for op, arg in parsed:
        name = str(op)
        if name == "BRANCH":
            inner = [_sample(arg[1][choice % len(arg[1])], choice)]
        else:
            inner = [_sample(one, choice) for one in _inner(name, arg)]
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            body, _ = inner[0]
            if arg[1] > 1:
                pumps.append((len(text), len(text) + len(body)))
            inner *= max(1, min(arg[0], 4))
        elif not inner:
            inner = [(_character(name, arg, choice), ())]
        for piece, within in inner:
            pumps += [(len(text) + start, len(text) + end) for start, end in within]
            text += piece
    return text, tuple(dict.fromkeys(pumps))


def _character(name: str, arg: Any, choice: int) -> str:
    match name:
        case "LITERAL":
            return chr(arg)
        case "ANY":
            return "字"
        case "NOT_LITERAL":
            return "字" if arg != ord("字") else "句"
        case "IN":
            return _one_of(arg, choice)
        case _:
            return ""  # places and looks have no width, a reference repeats what stands elsewhere


_CLASSES = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a"}


def _one_of(items: Any, choice: int) -> str:
    names = [(str(op), arg) for op, arg in items]
    if names[0][0] == "NEGATE":
        return "字"
    op, arg = names[choice % len(names)]
    match op:
        case "LITERAL":
            return chr(arg)
        case "RANGE":
            return chr(arg[0])
        case _:
            return _CLASSES.get(str(arg), "字")


# -- measuring -----------------------------------------------------------------------------------

Call = Callable[[str], object]


def _calls(found: Found) -> Iterator[tuple[str, Call]]:
    """How texts meet the pattern; of methods that cost the same only one."""
    methods = found.methods or set(_METHODS)
    if "match" in methods:
        yield "match", found.compiled.match
    if "fullmatch" in methods:
        yield "fullmatch", found.compiled.fullmatch
    if methods - {"match", "fullmatch"}:
        yield "findall", found.compiled.findall


def _seconds(call: Call, text: str) -> float:
    """The processor's time for a call, the least of three where it is short enough to be chance."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        call(text)
        best = min(best, time.process_time() - start)
        if not _FLOOR < best < 0.5:
            break
    return best


def _slowest(found: Found, call: Call, most: int) -> list[Bait]:
    """Those of a pattern's baits that cost most while they are short."""
    cost = {bait: _seconds(call, bait.text(_SHORT)) for bait in baits(found.compiled)}
    return sorted(cost, key=cost.__getitem__, reverse=True)[:most]


def measure(found: Found) -> str:
    """What is worse than linear about a pattern; empty where nothing is."""
    for name, call in _calls(found):
        for bait in _slowest(found, call, _SLOWEST):
            times = [_seconds(call, bait.text(_LENGTH))]
            while len(times) < 3 and _FLOOR < times[-1] < _LONG_ENOUGH:
                times.append(_seconds(call, bait.text(_LENGTH * 2 ** len(times))))
            grows = all(after > _FASTER * before for before, after in pairwise(times))
            if times[-1] > _FLOOR and (grows or len(times) == 1):
                shown = ", ".join(f"{seconds:.3f} s" for seconds in times)
                return f"{name} of {bait.text(1)[:_PIECE]!r}…: {shown}"
    return ""


def stop(found: Found) -> None:
    """Has the pattern meet a long text of what costs it most; the process ends where that is slow."""
    for name, call in _calls(found):
        for bait in _slowest(found, call, 1):
            print(f"{found.where}: {name} of {bait.text(1)[:_PIECE]!r}…", flush=True)
            signal.setitimer(signal.ITIMER_VIRTUAL, _STOP_SECONDS)
            call(bait.text(_STOP_LENGTH))
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def main() -> None:
    """Measures all patterns, or stops at the first that does not come to an end."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stop", action="store_true", help="only run into what is far too slow")
    options = parser.parse_args()
    patterns = gathered()
    if options.stop:
        for found in patterns:
            stop(found)
        print(f"{len(patterns)} patterns came to an end")
        return
    slow = tried = 0
    for found in patterns:
        tried += len(baits(found.compiled))
        wrong = measure(found)
        if wrong:
            slow += 1
            print(f"{found.where}: {wrong}\n    {found.compiled.pattern[:200]!r}", flush=True)
    print(f"{len(patterns)} patterns, {tried} baits, {slow} patterns worse than linear")
    sys.exit(bool(slow))


if __name__ == "__main__":
    main()
