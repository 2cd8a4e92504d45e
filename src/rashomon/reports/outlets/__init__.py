"""Finds who printed a report and which wire services it credits: the masthead, the lines around the
headline, and credits."""
