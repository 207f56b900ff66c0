"""`crosscheck serve`: the check over HTTP, for an editor's browser and for other programs.

Requests are decoded (`intake`) and checked in worker processes (`checker`, `checks`); nothing is kept but jobs and
decisions beside the archive. `app` has the routes, `guard` who may ask. Starlette is imported in this room alone.
"""
