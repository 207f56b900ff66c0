"""`crosscheck mcp`: the check as tools for assistants, over the Model Context Protocol.

`work` does what the tools ask for, in a worker process; `compact` shortens reports; `shapes` are the types that
models see, `server` the tools. Only the last two know the protocol's library.
"""
