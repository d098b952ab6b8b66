"""The rules on records of 2016 to 2022."""

from sendinsp.model.rule import family

family("W", "Written statement of action and re-visit")
