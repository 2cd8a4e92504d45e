"""Work on many items at once: in processes of this machine, on Dask or on Spark."""
