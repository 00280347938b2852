"""The world around the skill: a clock, a device, a family's permissions, Alexa's services.

``World`` holds it all and saves to one file; ``WorldServer`` serves it on loopback with
the wire format of Alexa's endpoints; ``Conversation`` talks to a skill as Alexa does.
Every status code and every field is the one Alexa sends wherever that is documented;
where it is only remembered, the docstring says so.
"""
