"""Which happening of a story a number of people harmed is of: the shelling of the school, other
strikes of that day, the war so far, an earlier case.

Numbers are joined in each report, then across reports, by named signals whose weights are learned
(bench/train/incidents.py). Nothing is set against what is told of another incident.
"""
