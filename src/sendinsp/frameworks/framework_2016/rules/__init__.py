"""The rules on records of 2016 to 2022."""
