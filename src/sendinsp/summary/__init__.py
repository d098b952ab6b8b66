"""Counts, rates and the one-line overview of inspections."""
