"""Why a point of a ledger looks as it does: reads the reports again and lists the rules that were asked.

`explain_point.py` and `explain_pair.py`; the signals come from `signal_trace.py` of `relations`, the likeness from `similarity_trace.py` of `points`.
"""
