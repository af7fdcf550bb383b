"""Counts responses, and prints the counts in the text format of Prometheus."""

import threading
from collections import Counter

_HEAD = "# HELP http_requests_total Responses by method and status.\n# TYPE http_requests_total counter\n"


class RequestCounter:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, int]] = Counter()

    def add(self, method: str, status: int) -> None:
        with self._lock:
            self._counts[(method, int(status))] += 1

    def text(self) -> str:
        with self._lock:
            counts = sorted(self._counts.items())
        return _HEAD + "".join(
            f'http_requests_total{{method="{method}",status="{status}"}} {count}\n' for (method, status), count in counts
        )
