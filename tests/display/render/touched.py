"""What is touched, read out and waited for, besides being drawn."""

from datetime import timedelta

LIVELY = ("show-8", "spot")
LATER = timedelta(seconds=61)
TURNED = [(device, "cooking-timed") for device in LIVELY]
TICKED = [(device, "ingredients-typical") for device in LIVELY]
