"""A language model of the user's own, asked over the network. Its replies are kept, so that nothing
is asked twice.

`chat.py` asks within budgets, `model_connection.py` sends, and `reply_cache.py` keeps the replies.
What the user is told and agrees to beforehand is part of the command line.
"""
