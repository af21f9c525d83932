"""Tell Prefect's server that a report has arrived.

No task, for it runs where no flow does. The event is a nudge: the run that it starts lists the inbox itself,
so nothing is lost where nobody hears it.
"""

from pathlib import Path

import httpx
from prefect.client.orchestration import get_client
from prefect.events import Event, Resource
from prefect.settings import PREFECT_API_URL, PREFECT_CLIENT_MAX_RETRIES, temporary_settings

# `prefect.yaml` waits for this event of this resource.
ARRIVED = "threatlake.report.arrived"
INBOX_RESOURCE = "threatlake.inbox"

# Seconds for the server to take the event, and how often it is asked again when it is busy: a server on SQLite
# says so now and then. The report does not depend on it, so the sender is not kept long.
_PATIENCE = 10
_RETRIES = 2


class Unheard(Exception):
    """No server took the event; the message says which was asked."""


def announce(report: Path) -> None:
    """Emit that `report`, named `<sha256>-<name>`, is in its inbox; it is delivered when this returns."""
    url = PREFECT_API_URL.value()
    if not url:
        raise Unheard("no Prefect server is set (PREFECT_API_URL), so none was told")
    event = Event(
        event=ARRIVED,
        resource=Resource({"prefect.resource.id": INBOX_RESOURCE}),
        payload=_payload(report),
    )
    # Over HTTP: Prefect's own emit_event hands the event to a thread and is silent where no server is.
    with temporary_settings({PREFECT_CLIENT_MAX_RETRIES: _RETRIES}):
        try:
            with get_client(sync_client=True, httpx_settings={"timeout": _PATIENCE}) as client:
                client.request("POST", "/events", json=[event.model_dump(mode="json")])
        except httpx.HTTPError as error:
            raise Unheard(f"no Prefect server at {url} was told") from error


def _payload(report: Path) -> dict[str, str]:
    sha256, _, name = report.name.partition("-")
    return {"name": name, "sha256": sha256}
