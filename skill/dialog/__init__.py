"""One turn of conversation: what was heard, what is answered, and who answers."""
