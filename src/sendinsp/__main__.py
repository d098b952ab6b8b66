"""`python -m sendinsp`."""

from sendinsp.cli.app import main

main()
