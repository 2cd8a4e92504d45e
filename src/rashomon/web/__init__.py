"""The ledger as a page: one file that needs no network and can be read without JavaScript.

`ledger_page.py` renders it. `story_view.py` says what it shows of a story, `entries.py` how it
shows an entry of the first view, `shown.py` a difference, and `annotated_article.py` a report's
text. `markup.py` says what may be loaded or run. static/page.js follows links to words of reports.
"""
