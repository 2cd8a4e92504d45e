"""Extracts statements: who says what, through which channel, and how firmly."""
