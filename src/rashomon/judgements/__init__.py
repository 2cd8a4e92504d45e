"""What people decided about a story: made, kept, found again when the story changes, turned into constraints, and told what became of it.

No stage reads a judgement. `make_constraints.constraints_of` turns those in force into plain constraints (what is one, what is not, values, what is
left out, added or kept); the pipeline hands each stage its own as an argument, and `outcomes.heard` says what came of each judgement.
"""
