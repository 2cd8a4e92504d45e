"""Reads reports: finds the text, the headline and the page furniture of each."""
