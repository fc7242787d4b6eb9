"""The Export page: from a trained detector to files that work elsewhere, and the lab that checks files of anyone."""
