"""A saved web page: which of its blocks are the article, and what its markup says about it."""
