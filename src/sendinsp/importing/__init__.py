"""Taking in official statistics: read a spreadsheet, hold it against the register, plan, and write."""
