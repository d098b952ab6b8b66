"""YAML text to values that know their place, and back to the one form."""
