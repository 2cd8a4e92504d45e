"""What people, models and assistants decided and wrote about a story, before the stages take it.

Judgements: `make_judgement.py` makes and checks them, `judgement_lines.py` reads and writes them,
`in_force.py` says which count, `targets.py` what they are about. No stage reads one:
`make_constraints.py` turns those in force into plain `constraints.py`, which the pipeline hands to
each stage, and `outcomes.py` says what became of each.

Rows: `edit_rows.py`: what a decision makes of rows; whoever changes a question makes a row of their
own over the same words. `judged_rows.py`: judgements that become such edits; `hold_rows.py`: what
is read later takes nothing away. `corrections/prove_corrections.py`: corrections held
against the reports.
"""
