"""Formats that are parsed in a child process: each module gives the items in one of them."""
