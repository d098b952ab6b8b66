"""What makes a register right: one rule, one function, with its code, its reason and its examples beside it."""
