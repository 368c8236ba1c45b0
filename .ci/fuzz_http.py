"""Fuzzes the HTTP server with schemathesis: whatever its OpenAPI document allows or forbids, it keeps to the document.

Arguments: the folder of `courtesy` with its feature `server`, the folder of `schemathesis`, and how many examples each
operation gets.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile

programs, tools, examples = sys.argv[1:]
plugins = os.path.abspath("plugins/service-recovery")
with tempfile.TemporaryDirectory() as folder:
    serve = [f"{os.path.abspath(programs)}/courtesy", "serve", "--plugins", plugins]
    serve += ["--listen", "127.0.0.1:0", "--diagnostics-listen", "127.0.0.1:0"]
    log = open(f"{folder}/log", "w+")
    server = subprocess.Popen(serve, cwd=folder, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        address = re.match(r"listening on (\S+);", server.stdout.readline())[1]
        server.stdout.readline()
        key = server.stdout.readline().strip()
        fuzz = [f"{tools}/schemathesis", "--config-file", os.path.abspath(".ci/schemathesis.toml")]
        fuzz += ["run", f"{address}/openapi.json", "--header", f"Authorization: Bearer {key}", "--max-examples", examples]
        hooks = dict(os.environ, SCHEMATHESIS_HOOKS="schemathesis_hooks", PYTHONPATH=os.path.abspath(".ci"))
        done = subprocess.run(fuzz, cwd=folder, env=hooks)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(60)
    log.seek(0)
    lines = log.readlines()
mistakes = [line for line in lines if '"problem":"internal"' in line or "panicked" in line]
if done.returncode != 0 or server.returncode != 0 or mistakes:
    sys.exit(f"schemathesis ended with {done.returncode}, the server with {server.returncode}\n{''.join(mistakes)}")
