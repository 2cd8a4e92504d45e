"""Rows: questions that an author put, with the words of reports that answer them; the author is a model, an assistant or a person."""
