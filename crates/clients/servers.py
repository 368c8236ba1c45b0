"""Servers for script.json: a real one with keys of each role, and others that go wrong on purpose."""

import contextlib
import http.server
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLUGINS = ["service-recovery", "check-in", "flexible-terms"]
ROLES = ["decide", "read", "approve", "operate"]

# How long to wait for what comes in moments on an idle machine.
PATIENCE_S = 120


def until(happened, what: str):
    """Waits for a condition, and returns what it gives."""
    end = time.monotonic() + PATIENCE_S
    while not (given := happened()):
        if time.monotonic() > end:
            raise TimeoutError(f"after {PATIENCE_S} seconds: {what}")
        time.sleep(0.02)
    return given


class Server:
    """`courtesy serve` in a folder, with the ledger there."""

    def __init__(self, folder: pathlib.Path, *settings: str):
        self.folder, self.settings, self.listen = folder, settings, "127.0.0.1:0"
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        plugins = [f"--plugins={ROOT / 'plugins' / name / f'{name}.wasm'}" for name in PLUGINS]
        command = [*courtesy(), "serve", *plugins, f"--listen={self.listen}", "--diagnostics-listen=127.0.0.1:0"]
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                [*command, *self.settings],
                cwd=self.folder,
                env=environment(),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        first = self.process.stdout.readline()
        found = re.match(r"listening on (http://(\S+)); health and metrics on (\S+)", first)
        if not found:
            self.stop()
            raise RuntimeError(f"the server said {first!r} and\n{(self.folder / 'log').read_text()}")
        self.url, self.listen, self.diagnostics = found.groups()

    def stop(self) -> None:
        """Ends it as a platform does."""
        if self.process:
            process, self.process = self.process, None
            process.terminate()
            try:
                process.wait(PATIENCE_S)
            finally:
                process.kill()
                process.stdout.close()

    def key(self, role: str) -> str:
        """A new key."""
        command = [*courtesy(), "keys", "add", role, "--role", role]
        made = subprocess.run(command, cwd=self.folder, env=environment(), check=True, capture_output=True, text=True)
        return made.stdout.strip()

    def metric(self, pattern: str) -> int:
        """The sum of the metrics that match."""
        with urllib.request.urlopen(f"{self.diagnostics}/metrics", timeout=PATIENCE_S) as answer:
            lines = answer.read().decode().splitlines()
        return sum(int(float(line.rsplit(" ", 1)[1])) for line in lines if re.match(pattern, line))


def courtesy() -> list[str]:
    command = shutil.which(os.environ.get("COURTESY", "courtesy"))
    if command is None:
        sys.exit("there is no `courtesy`; set COURTESY to the command's path, built with the feature `server`")
    return [os.path.abspath(command)]


def environment() -> dict[str, str]:
    """The environment without settings of a server."""
    return {name: value for name, value in os.environ.items() if not re.match("(COURTESY|OTEL)_(?!CACHE$)", name)}


class Losing:
    """Passes connections on to a server. Once armed, it drops the next one when the server answers."""

    def __init__(self, server: Server):
        self.server, self.armed = server, False
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while True:
            client, _ = self.listener.accept()
            host, port = self.server.listen.rsplit(":", 1)
            there = socket.create_connection((host, int(port)))
            threading.Thread(target=self.pipe, args=(client, there, False), daemon=True).start()
            threading.Thread(target=self.pipe, args=(there, client, True), daemon=True).start()

    def pipe(self, source: socket.socket, target: socket.socket, answers: bool) -> None:
        try:
            while part := source.recv(65536):
                if answers and self.armed:
                    self.armed = False
                    break
                target.sendall(part)
        except OSError:
            pass  # The other direction has closed both.
        for end in (source, target):
            with contextlib.suppress(OSError):  # It may be closed already.
                end.shutdown(socket.SHUT_RDWR)
            end.close()


class Page(http.server.BaseHTTPRequestHandler):
    """A page of HTML, whatever is asked for."""

    def do_GET(self) -> None:
        page = b"<!doctype html><title>Welcome</title>"
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        pass


class Servers:
    """All that the script can call. What a step under `driver` names is a method."""

    def __init__(self, folder: pathlib.Path):
        self.main = Server(folder)
        self.full = Server(folder, "--in-flight=1", "--waiting=1", "--body-s=3600", "--head-s=3600")
        self.losing = Losing(self.main)
        self.silent = socket.create_server(("127.0.0.1", 0))
        self.other = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
        threading.Thread(target=self.other.serve_forever, daemon=True).start()
        self.held: list[socket.socket] = []
        self.background: threading.Thread | None = None

    def open(self) -> None:
        self.main.start()
        self.keys = {role: self.main.key(role) for role in ROLES} | {"unknown": "courtesy_" + "0" * 64}

    def url(self, name: str) -> str:
        addresses = {"silent": self.silent.getsockname(), "other": self.other.server_address}
        if name == "losing":
            self.losing.armed = True
        return "http://{}:{}".format(*addresses[name]) if name in addresses else getattr(self, name).url

    def restart(self) -> None:
        self.main.stop()
        self.main.start()

    def stop(self) -> None:
        self.main.stop()

    def start_after_a_while(self) -> None:
        def start() -> None:
            time.sleep(0.3)
            self.main.start()

        self.beside(start)

    def fill(self) -> None:
        self.full.start()
        host, port = self.full.listen.rsplit(":", 1)
        head = (
            f"POST /v1/decisions/batch HTTP/1.1\r\nhost: {self.full.listen}\r\n"
            f"authorization: Bearer {self.keys['decide']}\r\ncontent-type: application/x-ndjson\r\n"
            "transfer-encoding: chunked\r\n\r\n"
        )
        for _ in range(2):
            self.held.append(socket.create_connection((host, int(port))))
            self.held[-1].sendall(head.encode())
        until(lambda: self.full.metric("courtesy_decisions_waiting ") == 2, "the server isn't full")

    def release_once_refused(self) -> None:
        refused = 'courtesy_http_requests_total{.*status="503"'
        before = self.full.metric(refused)

        def release() -> None:
            until(lambda: self.full.metric(refused) > before, "nobody was refused")
            for connection in self.held:
                connection.close()

        self.beside(release)

    def beside(self, work) -> None:
        self.background = threading.Thread(target=work, daemon=True)
        self.background.start()

    def close(self) -> None:
        if self.background:
            self.background.join()
        self.other.shutdown()
        self.full.stop()
        self.main.stop()
