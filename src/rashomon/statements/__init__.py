"""extract_statements: who says what, through whom, how firmly."""
