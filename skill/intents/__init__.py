"""What Larder does: one file a noun, one function an intent."""
