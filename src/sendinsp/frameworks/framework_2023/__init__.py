"""Area SEND inspections from 2023: one of three outcomes, a priority action plan after the third, monitoring."""
