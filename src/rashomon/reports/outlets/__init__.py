"""Who printed a report and which wire services it credits: masthead, the lines around the headline,
and credits."""
