"""Serves HTTP until it is told to stop."""

import json
import logging
import os
import signal
import threading

from src.app import App


class JsonFormatter(logging.Formatter):
    """A line of JSON for each message."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(
            {
                "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
                "level": record.levelname.lower(),
                "message": record.getMessage(),
            }
        )


def main() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=os.environ.get("LOG_LEVEL", "info").upper(), handlers=[handler])

    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())

    app = App()
    servers = [
        app.server(int(os.environ.get("PORT", "8080"))),
        app.metrics_server(int(os.environ.get("METRICS_PORT", "9090"))),
    ]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        logging.info("listening on port %d", server.server_port)

    stop.wait()
    logging.info("stopping")
    app.drain()
    for server in servers:
        server.shutdown()
    if not app.wait_until_idle(timeout=20):
        logging.warning("requests were cut off")
        raise SystemExit(1)


if __name__ == "__main__":
    main()
