"""The forms in which rows and problems are shown: one module a format."""
