"""How much two threads do next to one, and next to two processes, which share no lock; and a table on two threads next to one:
ratios of the decisions made in the same time, in turns.

    python benches/threads.py PLUGIN... CUSTOMERS.ndjson.zst
"""

from __future__ import annotations

import multiprocessing
import statistics
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

import pyarrow as pa
from courtesy import Host

ROUNDS = 15


def main(plugins: list[str], customers: str) -> None:
    host, lines = prepared(plugins, customers)
    spawn = multiprocessing.get_context("spawn")
    pipes = []
    for _ in range(2):
        ours, theirs = spawn.Pipe()
        spawn.Process(target=decide_when_asked, args=(theirs, plugins, customers), daemon=True).start()
        ours.recv()
        pipes.append(ours)

    def by_processes() -> None:
        for pipe in pipes:
            pipe.send(None)
        for pipe in pipes:
            pipe.recv()

    table = pa.table({"context": lines})
    on_two = Host(plugins, threads=2)
    to_one, to_processes, tables = [], [], []
    for _ in range(ROUNDS):
        one = taken(lambda: by_threads(host, lines, 1))
        threads = taken(lambda: by_threads(host, lines, 2))
        processes = taken(by_processes)
        to_one.append(2 * one / threads)
        to_processes.append(processes / threads)
        tables.append(taken(lambda: host.decide_arrow(table)) / taken(lambda: on_two.decide_arrow(table)))
    print(f"two threads / one: {quartiles(to_one)}")
    print(f"two threads / two processes: {quartiles(to_processes)}")
    print(f"a table on two threads / on one: {quartiles(tables)}")


def prepared(plugins: list[str], customers: str) -> tuple[Host, list[bytes]]:
    return Host(plugins, threads=1), pa.input_stream(customers, compression="detect").read().splitlines()


def decide_when_asked(pipe: Connection, plugins: list[str], customers: str) -> None:
    host, lines = prepared(plugins, customers)
    pipe.send(None)
    try:
        while True:
            pipe.recv()
            by_threads(host, lines, 1)
            pipe.send(None)
    except (EOFError, KeyboardInterrupt):
        pass


def by_threads(host: Host, lines: list[bytes], number: int) -> None:
    """Each thread decides for all customers."""

    def work() -> None:
        for line in lines:
            host.decide_json(line)

    threads = [threading.Thread(target=work) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def taken(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def quartiles(values: list[float]) -> str:
    low, middle, high = statistics.quantiles(values)
    return f"{middle:.2f} (between {low:.2f} and {high:.2f} in half of {len(values)} rounds)"


if __name__ == "__main__":
    main(sys.argv[1:-1], sys.argv[-1])
