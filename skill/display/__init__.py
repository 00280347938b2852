"""What Larder shows: screens as values; their layouts are ``documents/*.json`` (APL)."""
