"""Rows, questions with answers that an author wrote, become points (`points_of_rows.py`).

`row_file.py` reads and writes them as lines, with `line_form.py` and `correction_lines.py`; `quoted_words.py` finds
their words in the reports. `place_rows.py` reads each answer's words in its report; `arithmetic.py` says what figures
and days alone show; `relate.py` holds the author's letters against that, and gives versions, relations and status.
What a person wrote is obeyed as it stands.
"""
