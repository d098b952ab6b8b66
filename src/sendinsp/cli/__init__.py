"""The command line: one module a command. Options come in, one call is made, one renderer shows the result.

Every module here but `app` is a command, named as its file with hyphens for underscores; one whose name Python has
taken ends in an underscore (`list_.py`). It has `command`, a Typer command with the help in its docstring; `EXAMPLE`;
and `PANEL` and `ORDER`, the panel of `sendinsp --help` that it stands in and its place there.
"""
