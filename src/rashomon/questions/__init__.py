"""What the built-in judge is unsure of, worth asking first.

`question_material.py` holds the story, `rank_questions.py` makes the questions and puts them in order, `expected_gains.py` says what an
answer is worth.
"""
