"""The commands, one module each, found by listing this folder.

A command has `HELP`, `add_arguments(parser)` and `run(args) -> int` (its exit status), and imports
large modules only when run.
"""
