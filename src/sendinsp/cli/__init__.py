"""The command line: one module a command. Options come in, one call is made, one renderer shows the result."""
