"""Works on many items at once: in processes of this machine, or on a Dask cluster.

`local.py` says for both what happens to work whose process or machine is lost.
"""
