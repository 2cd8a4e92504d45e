"""The facts of a sentence, and how they stand in other sentences."""
