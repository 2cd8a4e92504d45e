"""The ledger as a page: one file that needs no network and can be read without JavaScript.

`ledger_page.py` renders it, `story_view.py` says what it shows of a story, `shown.py` how a
difference and a claim are shown, `article.py` a report's text, `markup.py` what may be loaded or
run. Links to words of reports are followed by static/offsets.js.
"""
