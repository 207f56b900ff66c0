"""Many drafts: the work of reading and judging them, spread over processes and machines.

One draft's work is one task, plain bytes in and out (`wire`, `work`). A pool does tasks: worker
processes of this machine (`pool`) or of a cluster (`cluster`). What is fetched, and what is written,
stays with the process that was started.
"""
