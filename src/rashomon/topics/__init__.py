"""Finds what several speakers are quoted on, and what one asserts and another denies."""
