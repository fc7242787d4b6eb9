"""What a run or an exported file finds in photos it did not train on, and all that can be said of it.

saved        what was found, kept in the run folder, and the figures
matching     which detection found which object
thresholds   from how sure a detection counts
verdicts     found, missed, false alarms at thresholds; what is taken for what
errors       each mistake, the dearest first
curves       precision and recall over the threshold
intervals    how much of all this is chance
prices       the thresholds that cost least
choice       the thresholds that a person chose for exported files
relabelling  the same by labels that were mended since
judging      having photos judged, in a process of its own
"""
