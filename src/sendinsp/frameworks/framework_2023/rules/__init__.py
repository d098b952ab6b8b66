"""The rules on records since 2023."""
