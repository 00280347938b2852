"""Our own pictures of dishes: drawn from above, flat, in the colours of their kitchen.

Each is a vector graphic (AVG 1.1, part of APL 1.4) on a canvas of 400 by 400, made of a
few paths.  A response carries the one it shows and no other.
"""
