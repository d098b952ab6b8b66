"""What each command shows, as rows, columns and blocks of text."""
