"""What people decided about words, obeyed by every later run.

`in_force.py` says which decisions count, and `here.py` finds their words in a story.
`constraints.py` puts them in the terms of each stage. `statements.py`, `claims.py`,
`differences.py` and `answers.py` obey them. `without_effect.py` says which had no effect, and
`json_lines.py` reads and writes them.
"""
