"""`crosscheck lsp`: the check in editors, over the Language Server Protocol.

`session` checks the text as it stands in an editor, in a worker process that `work` starts, asks and stops; `places`
counts positions as editors do; `outcome` makes of a report what an editor shows. `server`, `handlers` and
`protocol` alone know the protocol.
"""
