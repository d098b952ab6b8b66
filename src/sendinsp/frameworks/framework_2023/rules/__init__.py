"""The rules on records since 2023."""

from sendinsp.model.rule import family

family("P", "Outcome, priority action and monitoring")
