"""Where articles come from: what is asked for (`manifest`), fetching,
reading and keeping the pages.

Everything here turns what went wrong with a page into a state of its article; only a mistake of
the user's is an error.
"""
