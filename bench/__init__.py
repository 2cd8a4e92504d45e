"""What measures, times, trains and builds the program; none of it is installed with it."""
