"""The ledger as a page: one file that needs no network and can be read without JavaScript.

`ledger_page.py` renders it, `story_view.py` says what it shows of a story, `entries.py` how an
entry of the first view is shown, `shown.py` a difference, `annotated_article.py` a report's text;
`markup.py` says what may be loaded or run. Links to words of reports are followed by
static/page.js.
"""
