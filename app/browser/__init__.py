"""The Photos page: finding photos among many, and keeping a data set in order."""
