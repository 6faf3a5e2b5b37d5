"""The program: `work-reports`, or `python -m generator`."""

import sys


def main() -> None:
    """Runs the command line, which an interrupt ends in silence at any moment."""
    try:
        from generator.cli import main as commands

        commands()
    except KeyboardInterrupt:  # Click catches the later ones
        sys.exit(130)


if __name__ == "__main__":
    main()
