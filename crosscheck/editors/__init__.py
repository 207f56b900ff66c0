"""`crosscheck lsp`: the check in editors, over the Language Server Protocol."""
