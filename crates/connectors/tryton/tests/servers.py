# This file is part of trytond-courtesy.  The COPYRIGHT file in its folder
# contains the full copyright notices and license terms.
"A real server, and what can go wrong on the way to it"
import http.client
import json
import os
import re
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

PATIENCE_S = 120


class Server:
    "The command courtesy with a ledger in a folder"

    def __init__(self, folder, plugins):
        self.folder, self.plugins = folder, plugins
        self.listen = '127.0.0.1:0'
        self.process = None

    def start(self):
        with open(Path(self.folder, 'log'), 'ab') as log:
            self.process = subprocess.Popen(
                [*_courtesy(), 'serve',
                    *('--plugins=%s' % plugin for plugin in self.plugins),
                    '--listen=' + self.listen,
                    '--diagnostics-listen=127.0.0.1:0'],
                cwd=self.folder, env=_environment(), text=True,
                stdout=subprocess.PIPE, stderr=log)
        said = self.process.stdout.readline()
        found = re.match(r'listening on (http://(\S+));', said)
        if not found:
            self.stop()
            raise RuntimeError(
                "the server said %r and\n%s" % (
                    said, Path(self.folder, 'log').read_text()))
        self.url, self.listen = found.groups()

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(PATIENCE_S)
            self.process.stdout.close()
            self.process = None

    def key(self, role):
        return subprocess.run(
            [*_courtesy(), 'keys', 'add', role, '--role', role],
            cwd=self.folder, env=_environment(), check=True,
            capture_output=True, text=True).stdout.strip()


def _courtesy():
    command = shutil.which(os.environ.get('COURTESY', 'courtesy'))
    if command is None:
        raise RuntimeError(
            "there is no `courtesy`; set COURTESY to the command's path, "
            "built with the feature `server`")
    return [os.path.abspath(command)]


def _environment():
    "Return the environment without settings of a server"
    return {name: value for name, value in os.environ.items()
        if not re.match('(COURTESY|OTEL)_', name)}


class Between:
    """
    Stands between Tryton and the server.

    on_request is called with a function that passes the request on to the
    server and returns its answer, and returns what Tryton gets: a status and
    a body, or nothing to close the connection.
    """

    def __init__(self, server):
        self.server = server
        self.on_request = lambda pass_on: pass_on()
        self.seen = []
        between = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def handle_one(self):
                between._handle(self)
            do_GET = do_POST = do_DELETE = handle_one

            def log_message(self, *args):
                pass

        self.listener = ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.listener.daemon_threads = True
        self.url = 'http://127.0.0.1:%s' % self.listener.server_port
        threading.Thread(
            target=self.listener.serve_forever, daemon=True).start()

    def close(self):
        self.listener.shutdown()
        self.listener.server_close()

    def seen_at(self, path):
        return [body for method, at, body in self.seen if at.startswith(path)]

    def _handle(self, request):
        length = int(request.headers.get('content-length', 0))
        body = request.rfile.read(length)
        self.seen.append((request.command, request.path, body))

        def pass_on():
            upstream = http.client.HTTPConnection(
                urlsplit(self.server.url).netloc, timeout=PATIENCE_S)
            try:
                upstream.request(request.command, request.path, body, {
                        name: request.headers[name]
                        for name in ['authorization', 'content-type']
                        if name in request.headers})
                answer = upstream.getresponse()
                return (answer.status, answer.read(),
                    answer.headers.get('content-type'))
            finally:
                upstream.close()

        answer = self.on_request(pass_on)
        request.close_connection = True
        if answer is None:
            return
        status, content, content_type = answer
        request.send_response(status)
        if content_type:
            request.send_header('content-type', content_type)
        if status != 204:
            request.send_header('content-length', str(len(content)))
        request.send_header('connection', 'close')
        request.end_headers()
        request.wfile.write(content)


def problem(status, name):
    "Return an answer of a server that doesn't do what it is asked to"
    return status, json.dumps({
            'type': 'urn:courtesy:problem:' + name,
            'title': "A problem",
            'status': status,
            'detail': "Something is wrong with it.",
            'remedy': "Mend it.",
            }).encode(), 'application/problem+json'
