"""File formats that are parsed in a child process: one module per format, each with a `read_items`."""
