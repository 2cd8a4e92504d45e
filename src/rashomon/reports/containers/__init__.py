"""File formats that are parsed in a child process. `__main__.py` says which function reads
which."""
