"""A language model of the user's own, asked over the network, and the replies that are kept so that nothing is asked twice."""
