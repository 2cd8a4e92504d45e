"""Resolves time expressions to days."""
