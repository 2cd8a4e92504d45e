"""Rashomon for an assistant, over the Model Context Protocol: the assistant reads and understands, Rashomon proves every word against the reports."""
