"""The register as files that other tools take: a SQLite database, or a folder of CSV, JSON and calendars.

`content` puts the tables together as plain data; `sqlite`, `metadata` and `package` set them out. What a framework's
records hold is read off its model, so that a further framework is exported without a change here.
"""
