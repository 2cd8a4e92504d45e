"""What stands above the grouping of reports: what people decided about stories, and pages that two
stories read.

Of such a page `event_passages.py` of `stories` says what it shows, `group_reports.py` which story
reads it, `partial.py` of `model` how it is read.
"""
