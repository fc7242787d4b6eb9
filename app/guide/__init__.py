"""The user guide, read in a window beside the work: the Markdown pages of docs/, their contents and a search."""
