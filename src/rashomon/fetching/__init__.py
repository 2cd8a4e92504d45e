"""The only folder that uses the network for reports, and only if the user asks for it: addresses
given with --fetch."""
