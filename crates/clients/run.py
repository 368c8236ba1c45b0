"""Plays script.json with clients in several languages, each against a server of its own, and compares what they got.

    python3 crates/clients/run.py [--accept] CLIENT...

README.md beside this file says what a script and a runner are. COURTESY names the command `courtesy`.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

from servers import PATIENCE_S, Servers

HERE = pathlib.Path(__file__).resolve().parent

# What the server's clock sets.
CLOCK = {"asked_at"}

# What another build of the host or of a plugin changes, and no client does.
BUILD = {"digest", "policy_digest", "context_digest", "limits_digest", "engine", "time_zones", "version"}


def command(client: str, file: str) -> list[str]:
    """How to start what a file in a client's folder names."""
    program, *words = json.loads((HERE / client / file).read_text())
    return [sys.executable if program == "python" else program, *words]


class Runner:
    """A client's runner as a process."""

    def __init__(self, client: str):
        started = command(client, "runner.json")
        self.process = subprocess.Popen(
            started, cwd=HERE / client, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def result(self, call: dict) -> dict:
        watch = threading.Timer(PATIENCE_S, self.process.kill)
        watch.start()
        try:
            self.process.stdin.write(json.dumps(call) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        finally:
            watch.cancel()
        if not line:
            raise RuntimeError(f"the runner ended, with status {self.process.wait()}")
        return json.loads(line)

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(PATIENCE_S)
        self.process.stdout.close()


def like(pattern: dict, documents: dict) -> list:
    """The documents that `{"like": NAME, ...}` stands for."""
    changes = {member: value for member, value in pattern.items() if member not in ("like", "times")}
    numbered = (json.dumps(changes).replace("{:02}", f"{number:02}") for number in range(pattern.get("times", 1)))
    return [documents[pattern["like"]] | json.loads(each) for each in numbered]


def expanded(arguments: dict, documents: dict) -> dict:
    """A call's arguments, with the documents that they name."""
    full = dict(arguments)
    for name, value in arguments.items():
        if isinstance(value, list):
            full[name] = [document for pattern in value for document in like(pattern, documents)]
        elif isinstance(value, dict) and "like" in value:
            [full[name]] = like(value, documents)
    return full


def play(client: str, script: dict) -> dict[str, object]:
    """What the client got for each step, by its name."""
    results: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        servers = Servers(pathlib.Path(folder))
        runner = Runner(client)
        try:
            servers.open()
            for step in script["steps"]:
                if "driver" in step:
                    getattr(servers, step["driver"])()
                    continue
                call = {
                    "call": step["call"],
                    "url": servers.url(step.get("server", "main")),
                    "key": servers.keys[step.get("key", "decide")],
                    "attempts": step.get("attempts", 4),
                    "timeout_ms": step.get("timeout_ms", 10_000),
                    "arguments": expanded(step.get("arguments", {}), script["documents"]),
                }
                results[step["name"]] = without_clock(runner.result(call))
            runner.close()
            results["the example program"] = example(client, servers)
        finally:
            servers.close()
    return results


def example(client: str, servers: Servers) -> str:
    """What the client's example program prints."""
    called = {"COURTESY_URL": servers.main.url, "COURTESY_KEY": servers.keys["decide"]}
    ran = subprocess.run(
        command(client, "example.json"), cwd=HERE / client, env=os.environ | called, stdout=subprocess.PIPE,
        encoding="utf-8", timeout=PATIENCE_S, check=True,
    )  # fmt: skip
    return ran.stdout


def without_clock(value: object) -> object:
    if isinstance(value, list):
        return [without_clock(item) for item in value]
    if isinstance(value, dict):
        clock = CLOCK | ({"at"} if value.get("source") == "ledger" else set())
        return {name: without_clock(part) for name, part in value.items() if name not in clock}
    return value


def gist(value: object) -> object:
    """What is expected of a result: what another build of the host doesn't change, and of a decision what is done."""
    if isinstance(value, str):
        first, *rest = value.splitlines(keepends=True) or [""]
        return value if len(rest) < 3 else first
    if isinstance(value, list):
        return [gist(item) for item in value]
    if isinstance(value, dict) and "withheld" in value and "offered" in value and "decision_id" in value:
        offered = [
            [each["action"]["step"]["kind"], each.get("channel"), each.get("approved_by")] for each in value["offered"]
        ]
        withheld = [[each["action"]["step"]["kind"], each["disposition"], each["rule"]] for each in value["withheld"]]
        return {"of": value["decision_id"], "to": value["customer_ref"], "offered": offered, "withheld": withheld}
    if isinstance(value, dict):
        return {name: gist(part) for name, part in sorted(value.items()) if name not in BUILD or isinstance(part, int)}
    return value


def differences(one: dict, other: dict) -> list[str]:
    """The steps that differ, with both sides."""

    def shown(result: object) -> str:
        return json.dumps(result, ensure_ascii=False, sort_keys=True)[:2_000]

    names = [*one, *(name for name in other if name not in one)]
    differing = [name for name in names if one.get(name) != other.get(name)]
    return [f"{name}\n  - {shown(one.get(name))}\n  + {shown(other.get(name))}" for name in differing]


def main() -> None:
    parser = argparse.ArgumentParser(description="Plays script.json with clients, and compares what they got.")
    parser.add_argument("clients", nargs="+", metavar="CLIENT", help="a folder beside this file, such as `typescript`")
    parser.add_argument("--accept", action="store_true", help="write expected.json")
    given = parser.parse_args()
    script = json.loads((HERE / "script.json").read_text())
    played = {client: play(client, script) for client in given.clients}
    first, *others = given.clients
    expected = HERE / "expected.json"
    if given.accept:
        lines = (
            f"  {json.dumps(name)}: {json.dumps(gist(result), ensure_ascii=True)}"
            for name, result in played[first].items()
        )
        expected.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    faults = [f"{first}: {each}" for each in differences(json.loads(expected.read_text()), gist(played[first]))]
    faults += [f"{first} and {other}: {each}" for other in others for each in differences(played[first], played[other])]
    if faults:
        sys.exit("\n".join(faults))
    print(f"{', '.join(given.clients)}: {len(played[first])} results, all as expected")


if __name__ == "__main__":
    main()
