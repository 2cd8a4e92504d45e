"""What people decide about rows: edits of rows (`edit_rows.py`), and judgements that become such edits (`judged_rows.py`).

A question is a row; whoever changes it makes a row of their own over the same words.
"""
