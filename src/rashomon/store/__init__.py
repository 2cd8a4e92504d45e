"""A store that grows: what is added is settled, grouped and compared, and no more than it touches.

`update.py` plans and writes; `changed_reports.py` and `neighbours.py` say what a new report may change, `story_ids.py` under which id a story goes on,
`story_changes.py` what is told, `deliver_alerts.py` to whom; `store_model.py` with which model. Tables and queries: `database/`.
"""
