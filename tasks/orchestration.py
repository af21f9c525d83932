"""`flow` and `task`: Prefect's own where Prefect runs, the plain function where it does not.

Ingestion is written once (`flows/ingest.py`). A Prefect worker, and a command that asks for Prefect, import it
before they load a flow: then the decorators are Prefect's. The plain command line does not, and pays neither its
two seconds of import nor a server: then a flow is the function as written, and a task's policy waits for Prefect.
"""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

UNDER_PREFECT = "prefect" in sys.modules

if TYPE_CHECKING or not UNDER_PREFECT:
    _Function = TypeVar("_Function", bound=Callable[..., Any])

    NO_CACHE = None

    def flow(**_policy: object) -> Callable[[_Function], _Function]:
        """Leave the function as it is."""
        return lambda function: function

    def task(**_policy: object) -> Callable[[_Function], _Function]:
        """Leave the function as it is."""
        return lambda function: function

else:
    from prefect import flow, task
    from prefect.cache_policies import NO_CACHE

__all__ = ["NO_CACHE", "UNDER_PREFECT", "flow", "task"]
