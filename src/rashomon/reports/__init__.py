"""Makes reports of files (`read_report`): what is the text, the headline, the furniture.

`open_source.py` gives the items of a source; `sniff.py` recognises its format, and `containers/`
takes it apart. `sandbox.py` runs both in child processes. `page/` reads saved pages, `outlets/`
finds who printed a report, and `frame/` what in it is no prose. `report_pile.py` and
`duplicates.py` look at reports together.
"""
