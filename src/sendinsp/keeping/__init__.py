"""Writing into a data folder: begin it, add to it, tidy it, each file whole or not at all."""
