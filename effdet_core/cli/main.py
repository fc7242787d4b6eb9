"""The command `effdet`."""
