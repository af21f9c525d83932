"""Find the inputs under the paths that were given."""

from pathlib import Path

from tasks.orchestration import NO_CACHE, task
from warehouse import inputs


@task(name="discover", cache_policy=NO_CACHE)
def discover(paths: list[Path]) -> list[Path]:
    """Every file under `paths`, each once, in the order of its address; not retried: a wrong path stays wrong."""
    return inputs.discover(paths)
