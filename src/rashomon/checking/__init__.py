"""Holds a text against reports, and asks them a question. What is exact is looked up; the nearest
sentences stand beside it, and nobody says what they mean."""
