"""Working days in England, and when the plans that follow reports are due."""
