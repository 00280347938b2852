"""What AWS Lambda calls."""

import os

from skill.app import build, warm

handler = build()
if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
    warm(handler)
