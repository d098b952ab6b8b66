"""How rows and problems are shown: one module a format."""
