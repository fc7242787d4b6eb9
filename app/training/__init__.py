"""The Train page: settings, the training under way, and all trainings of the project."""
