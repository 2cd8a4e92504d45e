"""read_report: what is the text, the headline, the furniture.

`open_source.py` gives the items of a source, whose format `sniff.py` tells and `containers/` takes
apart; `sandbox.py` runs both in child processes. `page/` reads saved pages, `outlets/` who printed
it, `frame/` what is no prose; `report_pile.py` sets reports side by side, with `duplicates.py`.
"""
