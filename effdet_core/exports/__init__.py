"""What was exported from a run, how good and how fast it is, and where accuracy went on the way to each device."""
