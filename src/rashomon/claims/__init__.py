"""Lays sentences of several reports that tell of one matter side by side."""
