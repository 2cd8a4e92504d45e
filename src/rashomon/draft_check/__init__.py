"""Compares a draft with reports: what they say otherwise, what the draft copies, and what only the
draft tells."""
