"""The models that the program uses, and the check of their files."""
