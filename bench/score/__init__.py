"""Figures of what the program finds: against gold, own stories, recorded replies of a language
model."""
