"""How the failures of timers are told."""
