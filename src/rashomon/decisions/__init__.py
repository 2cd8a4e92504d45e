"""What a person decided about words (or a model, of speaker, stance and channel), obeyed by every
later run: `in_force.py` says which decisions count, `here.py` finds their words in a story,
`constraints.py` puts them in the terms of each stage, `statements.py`, `claims.py` and
`differences.py` obey them, `without_effect.py` says what did not, `json_lines.py` reads and writes
them.
"""
