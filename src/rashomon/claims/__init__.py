"""Lays sentences of several reports that bear on one thing side by side."""
