"""Finds claims: sentences of several reports that are about one thing."""
