"""How this program answers the items of each public set: one module a stage, each with SETS, {set:
answer of its items}."""
