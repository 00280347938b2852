"""What AWS Lambda calls.

What starting makes stays for good, so the garbage collector does not look at it: neither
meanwhile, a tenth of the start, nor ever after, which spares turns its longest pauses.
"""

import gc

gc.disable()

import os  # noqa: E402

from skill.app import build, warm  # noqa: E402

handler = build()
if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
    warm(handler)

gc.freeze()
gc.enable()
