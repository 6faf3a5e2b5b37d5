"""The program: `work-reports`, or `python -m generator`."""

import sys


def main() -> None:
    """Runs the command line; an interrupt ends it without a traceback."""
    try:
        from generator.cli import main as commands

        commands()
    except KeyboardInterrupt:  # Click catches the later ones
        sys.exit(130)


if __name__ == "__main__":
    main()
