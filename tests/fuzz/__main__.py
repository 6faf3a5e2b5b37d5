"""Feeds hostile input to each stage: `python -m tests.fuzz [--seconds N] [--seed N] [TARGET …]`.

A target makes bytes of a seed and checks what becomes of them: an error of this project's own in
one line is an answer; any other exception, and time out of proportion to the length, is a
violation. At the first one its input is written to `fuzz-<target>-<seed>.bin`, which
`--input FILE` runs again. Where atheris is installed, `--atheris` lets it guide one target.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from generator.errors import GeneratorError
from tests.fuzz import readers, reading, writing

TARGETS: Mapping[str, ModuleType] = {"readers": readers, "reading": reading, "writing": writing}
"""By name, the modules that make a case and check it."""

_SECONDS = 20.0
_PER_CHARACTER = 0.003
"""Of the processor's time, and generous: what is quadratic exceeds it all the same."""


def tried(name: str, data: bytes) -> str:
    """What is wrong with how a target takes `data`; empty where nothing is."""
    start = time.process_time()
    try:
        TARGETS[name].check(data)
    except GeneratorError as error:
        if len(str(error).splitlines()) > 1:
            return f"an error of several lines: {error!r}"
    except Exception as error:
        return " ".join(repr(error).split())[:500]
    seconds = time.process_time() - start
    allowed = _SECONDS + _PER_CHARACTER * len(data)
    return f"took {seconds:.0f} s for {len(data):,} bytes" if seconds > allowed else ""


def run(name: str, seconds: float, seed: int) -> bool:
    """Feeds one target for that long, or to its first violation; whether there was none."""
    end = time.monotonic() + seconds
    tries = 0
    while time.monotonic() < end:
        data = TARGETS[name].case(random.Random(seed + tries))
        wrong = tried(name, data)
        if wrong:
            path = Path(f"fuzz-{name}-{seed + tries}.bin")
            path.write_bytes(data)
            print(f"{name}, seed {seed + tries}: {wrong}; the input is in {path}", flush=True)
            return False
        tries += 1
    print(f"{name}: {tries} inputs from seed {seed} on, no violation", flush=True)
    return True


def _run_atheris(name: str) -> None:
    import atheris

    def feed(data: bytes) -> None:
        wrong = tried(name, data)
        if wrong:
            raise AssertionError(wrong)

    atheris.instrument_all()
    atheris.Setup(sys.argv[:1], feed)
    atheris.Fuzz()


def main() -> None:
    """Runs the targets that are named, or all, each for that long."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=None, help="of the first input")
    parser.add_argument("--input", type=Path, help="one input, for one target")
    parser.add_argument("--atheris", action="store_true", help="for one target")
    options = parser.parse_args()
    names = options.targets or list(TARGETS)
    if set(names) - set(TARGETS):
        parser.error(f"expected some of {', '.join(TARGETS)}")
    if (options.input or options.atheris) and len(names) != 1:
        parser.error("expected one target")
    if options.atheris:
        _run_atheris(names[0])
    elif options.input:
        sys.exit(tried(names[0], options.input.read_bytes()) or 0)
    else:
        seed = random.randrange(2**32) if options.seed is None else options.seed
        results = [run(name, options.seconds, seed) for name in names]
        sys.exit(not all(results))


if __name__ == "__main__":
    main()
