"""What a language model reads in the reports of a story, taken only where their words bear it out. Knows no network: replies come through a seam."""
