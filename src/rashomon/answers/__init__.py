"""What an author wrote of a story: read (`read_answer`), bound to the sentences that its author
named, beside the text as it was first told (`bind`), looked at unasked (`unasked`), and what
differs in its lines (`line_differences`). No network, no model."""
