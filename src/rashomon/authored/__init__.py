"""What people, models and assistants wrote about a story, before the stages take it.

`edit_rows.py`: what a decision makes of rows; whoever changes a question makes a row of their own over the same words.
`judged_rows.py`: judgements that become such edits; `hold_rows.py`: what is read later takes nothing away;
`prove_corrections.py`, `prove_furniture.py`: corrections held against the reports.
"""
