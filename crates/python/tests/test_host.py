"""One host, in one process."""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import threading
from pathlib import Path
from typing import Any

import pytest
from conftest import PLUGINS, SCARCE, ByCommand
from courtesy import ContextError, Error, Host
from courtesy.contract import Context

SMALL: Context = {
    "contract": "1.1",
    "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77",
    "hook": "review",
    "as_of": "2026-03-28T20:40:00Z",
    "customer": {"ref": "c-20417"},
}


@pytest.fixture(scope="module")
def host() -> Host:
    return Host(PLUGINS, policy_toml=SCARCE)


def changed(**fields: Any) -> Any:
    return {**SMALL, **fields}


def test_decisions_are_the_bytes_that_the_command_writes(host: Host, customers: list[str], by_command: ByCommand) -> None:
    lines = by_command.decide()
    assert len(lines) == len(customers) == 300
    for customer, line in zip(customers, lines, strict=True):
        assert host.decide_json(customer) == line
        assert host.decide_json(customer.encode()) == line
    assert any(json.loads(line)["offered"] for line in lines), "nothing is offered to anybody"


def test_a_dict_goes_in_and_a_dict_comes_out(host: Host, customers: list[str]) -> None:
    for customer in customers[:20]:
        assert host.decide(json.loads(customer)) == json.loads(host.decide_json(customer))


def test_a_host_says_what_it_is_made_of(host: Host) -> None:
    assert [plugin.id for plugin in host.plugins] == ["caring-gesture", "check-in", "human-touch", "service-recovery"]
    assert all(len(plugin.digest.removeprefix("sha256:")) == 64 for plugin in host.plugins), host.plugins
    assert host.policy["budgets"][0]["name"] == "goodwill"
    assert repr(host) == "<courtesy.Host with caring-gesture, check-in, human-touch, service-recovery>"


def test_a_policy_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(SCARCE)
    assert Host(str(PLUGINS[0]), file).policy == Host(PLUGINS[0], policy_toml=SCARCE).policy
    with pytest.raises(ValueError, match="not both"):
        Host(PLUGINS, file, policy_toml=SCARCE)
    with pytest.raises(FileNotFoundError):
        Host(PLUGINS, tmp_path / "missing.toml")


def test_what_is_wrong_with_a_context_is_said_with_its_places_and_without_its_values(host: Host) -> None:
    with pytest.raises(ContextError) as caught:
        host.decide(changed(hook="a secret", customer={}))
    error = caught.value
    assert error.kind == "context"
    assert {place.at for place in error.places} == {"/hook", "/customer"}, error.places
    assert all(place.message and place.line is None for place in error.places)
    assert "secret" not in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.kind, again.places) == (str(error), error.kind, error.places)


def test_an_unknown_key_is_refused_unless_it_may_be_ignored(host: Host) -> None:
    with pytest.raises(ContextError, match="did you mean `preferences`"):
        host.decide(changed(preference={}))
    lenient = Host(PLUGINS, policy_toml=SCARCE, unknown_keys="ignore")
    assert lenient.decide(changed(preference={})) == host.decide(SMALL)
    with pytest.raises(ValueError, match="unknown_keys"):
        Host(PLUGINS, unknown_keys="drop")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "context",
    [b"", b"{", b"\xff\xfe", b"[]", b"null", b"[" * 100_000, b'{"a": 1, "a": 1}', "\ud800", b"\0" * 10, b" " * (1 << 21)],
)
def test_hostile_bytes_give_an_error(host: Host, context: bytes | str) -> None:
    with pytest.raises(ContextError):
        host.decide_json(context)


def test_hostile_objects_give_an_error(host: Host) -> None:
    circular: Any = {}
    circular["a"] = circular
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    for value in (circular, deep, float("nan"), b"bytes", {1, 2}, object(), "\ud800"):
        with pytest.raises(ContextError) as caught:
            host.decide(changed(customer=value))
        assert caught.value.message
    for nonsense in (None, 1, [], ["a"]):
        with pytest.raises((ContextError, TypeError)):
            host.decide_json(nonsense)  # type: ignore[arg-type]


def test_a_plugin_or_policy_that_can_not_be_used_is_an_error_with_its_kind(tmp_path: Path) -> None:
    def kind(plugins: Any, policy: str = "") -> str:
        with pytest.raises(Error) as caught:
            Host(plugins, policy_toml=policy)
        return caught.value.kind

    assert kind(tmp_path / "missing.wasm") == "unreadable"
    assert kind(tmp_path) == "unreadable"
    (tmp_path / "empty.wasm").write_bytes(b"")
    assert kind(tmp_path / "empty.wasm") == "module"
    assert kind([PLUGINS[0], _copy(PLUGINS[0], tmp_path / "copy.wasm")]) == "duplicate"
    with pytest.raises(Error) as caught:
        Host(PLUGINS, policy_toml="caps = []\n[plugins.chek-in]\nmode = 'live'\n")
    assert caught.value.kind == "policy"
    assert "did you mean `check-in`" in str(caught.value) and caught.value.places[0].line == 2, str(caught.value)


def _copy(source: Path, target: Path) -> Path:
    target.write_bytes(source.read_bytes())
    return target


def test_a_host_without_plugins_offers_nothing() -> None:
    assert Host([]).decide(SMALL)["offered"] == []


def test_other_threads_go_on_while_a_decision_is_made(customers: list[str]) -> None:
    """Python can look at `running` only if a decision doesn't hold its lock; with two threads, both must be seen at once."""
    host = Host(PLUGINS, policy_toml=SCARCE, threads=1)
    seen: set[int] = set()
    done = threading.Event()

    def work() -> None:
        while not done.is_set():
            for customer in customers:
                host.decide_json(customer)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(50_000_000):
        seen.add(host.running)
        if 2 in seen:
            break
    done.set()
    for thread in threads:
        thread.join()
    assert 2 in seen, seen


def _decides_after_a_fork(host: Host, answers: Any) -> None:
    try:
        host.decide(SMALL)
        answers.put("decided")
    except Error as error:
        answers.put(error.kind)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_host_is_refused_after_a_fork(host: Host) -> None:
    forks = multiprocessing.get_context("fork")
    answers = forks.Queue()
    process = forks.Process(target=_decides_after_a_fork, args=(host, answers))
    process.start()
    assert answers.get(timeout=60) == "process"
    process.join()


def test_the_usual_cache_is_the_command_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from courtesy import _cache

    monkeypatch.setenv("COURTESY_CACHE", "")
    assert (_cache.named(), _cache.usual()) == (None, None)
    monkeypatch.setenv("COURTESY_CACHE", str(tmp_path))
    assert (_cache.named(), _cache.usual()) == (tmp_path, None)
    Host(PLUGINS)
    assert list(tmp_path.iterdir()), "nothing was kept"
    monkeypatch.delenv("COURTESY_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "x"))
    assert _cache.usual() == tmp_path / "x" / "courtesy"
