"""Working days in England, and when written statements of action are due."""
