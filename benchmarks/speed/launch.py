"""Runs a command once and prints, as JSON, what it took: a small process of its own, since the memory of
a command counts what its parent had when it was started.

    python -S benchmarks/speed/launch.py COMMAND [ARGUMENT ...]
"""

import json
import os
import subprocess
import sys
import time

start = time.perf_counter()
running = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(running.pid, 0)
running.returncode = os.waitstatus_to_exitcode(status)
wall = time.perf_counter() - start
print(json.dumps([running.returncode, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
