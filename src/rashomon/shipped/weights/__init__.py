"""The models that the program uses, and how their files are checked."""
