"""find_points: questions of fact and each report's answers.

Answers: `candidates.py`, `selection.py`, `accounts.py`. Which meet, in this order: `same_question.py`, `merge_groups.py`, `review_answers.py`, all
called by `cluster.py`; as people decided: `constrained_groups.py`. Headings: `question_text.py` chooses between `asking.py` (with
`clause_questions.py` and `amounts.py`) and `own_words.py`. docs/points.md has the method and figures.
"""
