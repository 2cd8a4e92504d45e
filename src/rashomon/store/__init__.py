"""a store that grows: what is added is settled, grouped and compared, and no more than it touches."""
