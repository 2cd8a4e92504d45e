"""find_points: questions of fact and each report's answers.

Answers: `candidates.py`, `selection.py`, `slots.py`. Which meet, in this order: `same_question.py`, `merge_groups.py`, `group_membership.py`,
`review_answers.py`, all called by `cluster.py`; as people decided: `constrained_groups.py`. Headings: `question_text.py` chooses among `asking.py`
(with `clause_questions.py` and `amounts.py`), the clause, and `own_words.py`. Large stories: `pair_tables.py`. docs/points.md has the method and figures.
"""
