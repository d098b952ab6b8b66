"""A data folder as one object: find it, read it, ask it."""
