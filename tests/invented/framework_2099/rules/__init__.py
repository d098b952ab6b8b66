"""The rules on records of 2099."""

from sendinsp.model.rule import family

family("Z", "The sky over an area")
