"""A local Alexa: its understanding, a terminal to talk in, stand-ins for its services.

It approximates Alexa's own understanding and says so; the skill behind it is the real one.
"""
