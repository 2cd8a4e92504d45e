"""find_points: questions of fact and each report's answers."""
