"""Looks up the numbers, days, names and quotations of a text in the words of reports. It says where
they are printed, and nothing of what they mean."""
