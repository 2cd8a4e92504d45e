"""What makes the weights of the program."""
