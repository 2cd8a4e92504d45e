"""Rashomon for an assistant, over the Model Context Protocol. The assistant reads and understands;
Rashomon compares every word with the reports.

`workplace.py` does what each tool does (its words are in tables/agents/tools.toml), and `server.py`
speaks the protocol. `server_state.py` says what may be read and written. `tool_answers.py` words
the answers and limits their length. `child_tasks.py` makes ledgers from what the assistant brings.
"""
