"""Lays the sentences of a story's reports side by side, and says nothing of whether they agree."""
