"""A saved web page: which blocks are the article, and what the markup says about it."""
