"""Questions to people about what the program is least sure of, those with the highest expected gain first."""
