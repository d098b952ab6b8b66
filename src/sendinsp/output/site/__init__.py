"""A static site of the register: pages as plain data, set out by templates (extra `site`)."""
