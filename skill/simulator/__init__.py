"""A local Alexa: what was understood, a conversation in the terminal, a screen, stand-in services.

It approximates Alexa's own understanding and says so; the skill behind it is the real one.
"""
