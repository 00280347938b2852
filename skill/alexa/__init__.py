"""The edge: the only package that knows Alexa's envelopes, its HTTP APIs and its SDK.

A turn is read from the JSON itself and not from the SDK's types: the SDK refuses a whole
request for one enum value it does not know, in parts that Larder never looks at.  The SDK
still receives every request it can read, dispatches it to our one handler and serialises
the response; what it cannot read takes the same path without it.
"""
