"""Finds what several speakers are quoted or cited on, and what one asserts and another denies."""
