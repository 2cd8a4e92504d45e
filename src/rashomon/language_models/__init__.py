"""A language model of the user's own, asked over the network, and the replies that are kept so that
nothing is asked twice.

`chat.py` asks within budgets, `model_connection.py` sends, `reply_cache.py` keeps; what is said and
agreed to before stands with the command line.
"""
