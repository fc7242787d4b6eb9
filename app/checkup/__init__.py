"""The system check as the window shows it, and what the program is made of."""
