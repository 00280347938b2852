"""The edge, on whole envelopes and over real HTTP."""
