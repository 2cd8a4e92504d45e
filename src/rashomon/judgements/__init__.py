"""Judgements: what people decided about a story.

They are made, kept, found again when the story changes, turned into constraints, and reported on.
No stage reads a judgement itself: `make_constraints.constraints_of` turns those in force into plain
constraints (what is one, what is not, values, what is left out, added or kept), the pipeline hands
each stage its own as an argument, and `outcomes.heard` says what became of each judgement.
"""
