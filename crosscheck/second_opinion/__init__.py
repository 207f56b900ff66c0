"""Optional second readers for what words cannot decide; off by default.

`band` chooses the claims worth asking about, a backend answers, `guard` holds every answer against
the passages, `answers` keeps them so that the same check asks nothing twice.
"""
