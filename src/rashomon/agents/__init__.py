"""Rashomon for an assistant, over the Model Context Protocol: the assistant reads and understands,
Rashomon proves every word against the reports.

`workplace.py` does what each tool does (its words: tables/agents/tools.toml), `server.py` speaks
the protocol; `server_state.py` says what may be read and written, `tool_answers.py` how it is told
and how long an answer may be; `child_tasks.py` makes ledgers of what was brought, as of a model's
replies.
"""
