"""What a sentence holds, each with its place: numbers, days, names, and who says what."""
