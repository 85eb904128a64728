"""What leaves the program: the JSON form and its schema, the printed sheet, redaction."""
