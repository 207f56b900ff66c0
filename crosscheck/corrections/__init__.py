"""Corrections: what a rule knows to be right, written as the draft writes, and put into the draft's file.

`offers` makes a fix of what a rule knows, `forms` has how values are written; `writing` puts the edits into text
files, `word` into Word files, as tracked changes.
"""
