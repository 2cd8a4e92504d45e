"""What an author is asked of a story, and what he wrote of it.

`sheet.py` numbers the sentences of a story; `story_reading.py` makes the requests about it, whose
orders are tables (`prompts.py`), in the order of `conversation.py`. `bind.py` reads a reply beside
the text as it was first told; `looks` holds its statements against the reports. `clients` alone
uses the network: it asks a language model of the user's own.
"""
