"""The user's own language model, asked over the network, and its stored replies, so that nothing is asked twice."""
