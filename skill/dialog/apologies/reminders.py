"""How the failures of reminders are told."""
