"""The ledger as a page: one file that needs no network and can be read without JavaScript.

`ledger_page.py` renders it whole or in part, `story_view.py` says what it shows and what a large
story holds back, `table.py` the table, `opened_point.py` an opened point, `markup.py` what may be
loaded or run. Links to passages are followed by static/offsets.js.
"""
