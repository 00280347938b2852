"""How the failures of recipes are told."""
