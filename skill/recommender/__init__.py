"""The pick: from the moment and the wishes to one safe recipe, with a true reason for it.

Nothing here knows who is asking: signals hold hours, seasons, wishes, foods and recipe ids.
"""
