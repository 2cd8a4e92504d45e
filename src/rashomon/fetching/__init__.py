"""Fetches addresses, and only if the user asks for it with --fetch. No other room uses the network
for reports."""
