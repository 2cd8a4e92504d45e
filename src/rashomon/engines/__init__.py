"""Work on many items at once: in processes of this machine, on Dask or on Spark.

`local.py` says for all of them what becomes of work whose process or machine is lost.
"""
