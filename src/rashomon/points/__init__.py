"""find_points: questions of fact and each report's answers.

Answers: `candidates.py`, `selection.py`, `accounts.py`. Which meet, in this order: `same_question.py`, `merge_groups.py`, `review_answers.py`, all
called by `cluster.py`, which also obeys what people decided. Headings: `question_text.py` chooses between the questions of `asking.py` (with
`clause_questions.py`) and the report's own words. docs/points.md has the method and figures.
"""
