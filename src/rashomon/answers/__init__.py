"""What an author wrote of a story: read (`read_answer`), proved part by part against the reports
(`prove_answer`), and what differs in its lines (`line_differences`). No network, no model."""
