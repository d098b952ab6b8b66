"""What a record is: Pydantic models and value types. No input or output happens in here."""
