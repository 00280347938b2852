"""A page on loopback: the kitchen with its screen, for a browser on this machine.

It is drawn by Amazon's own renderer where ``npm ci`` has fetched it, and told in words
where not.  The renderer makes code out of text, so it lives in a frame that may do nothing
but draw: a sandbox with an origin of its own, no network, and a policy of its own.  The
page around it allows neither inline code nor anything from elsewhere.

Nothing leaves the machine, and nothing comes in: the server is bound to 127.0.0.1, answers
to its own name alone, and acts only for who holds the token that it wrote into the page.
"""
