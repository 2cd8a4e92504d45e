"""What people, models and assistants wrote about a story, before the stages take it."""
