"""The one folder that uses the network, and only where the user asks for it: addresses given with --fetch."""
