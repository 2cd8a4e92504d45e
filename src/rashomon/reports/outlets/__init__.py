"""Who printed a report, and which wire services it credits: its masthead, the lines around the headline, credits."""
