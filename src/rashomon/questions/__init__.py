"""What the built-in judge is unsure of, worth asking first."""
