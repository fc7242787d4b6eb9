"""Hub modules: found and kept (`address`, `archive`), looked at and loaded (`module`), taken over (`adopt`)."""
