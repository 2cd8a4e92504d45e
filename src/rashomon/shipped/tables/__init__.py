"""Data shipped with the program; SOURCES.md says where each table comes from."""
