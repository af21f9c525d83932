"""How libraries behave in workers: read by them as they load, so imported before them in the process that forks."""

import os

# Arrow's own allocator reserves 1 GiB at the first byte it is asked for. Reserved counts as taken under a ceiling on
# memory, and left a worker that knew every language no room at all.
os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"
# There is a worker for each processor. A thread more holds 40 MiB, and on a large machine there would be many.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
