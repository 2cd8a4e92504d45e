"""What the built-in judge is unsure of, worth asking first.

`rank_questions.py` puts them in order, `pair_questions.py` asks of two accounts at a time; `pair_likelihoods.py` and `expected_gains.py` say what an
answer is worth.
"""
