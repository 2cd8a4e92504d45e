"""A server for assistants, over the Model Context Protocol: they read, and the program proves their rows and quotations.

`workplace.py` does what each tool does (its words: tables/agents/tools.toml), `server.py` speaks the protocol; `at_hand.py` says what may be read and
written, and holds the reports and ledgers; heavy work is done in a child process (`child_tasks.py`).
"""
