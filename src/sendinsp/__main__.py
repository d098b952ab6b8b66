"""The entry point: `sendinsp`, and `python -m sendinsp`."""

import sys


def main() -> None:
    """Run the program. Ctrl-C ends it without a trace from the first import on."""
    try:
        from sendinsp.cli.app import main as run_it

        run_it()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
