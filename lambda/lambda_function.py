"""What AWS Lambda calls."""

from skill.app import build

handler = build()
