"""Local area SEND inspections of 2016 to 2022: a narrative letter, at most a written statement and a re-visit."""
