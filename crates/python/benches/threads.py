"""How much two threads do next to one: the ratio of the decisions that they make in the same time, in turns.

    python benches/threads.py PLUGIN... CUSTOMERS.ndjson.zst
"""

from __future__ import annotations

import sys
import threading
import time

import pyarrow as pa
from courtesy import Host

ROUNDS = 7


def main(plugins: list[str], customers: str) -> None:
    host = Host(plugins, threads=1)
    lines = pa.input_stream(customers, compression="detect").read().splitlines()
    rates = {number: [rate(host, lines, number) for _ in range(ROUNDS)] for number in (1, 2)}
    ratios = sorted(two / one for one, two in zip(rates[1], rates[2], strict=True))
    print(f"two threads / one: {ratios[ROUNDS // 2]:.2f}, between {ratios[0]:.2f} and {ratios[-1]:.2f}")


def rate(host: Host, lines: list[bytes], threads: int) -> float:
    """Decisions a second, if each thread decides for all customers."""

    def work() -> None:
        for line in lines:
            host.decide_json(line)

    workers = [threading.Thread(target=work) for _ in range(threads)]
    began = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return threads * len(lines) / (time.perf_counter() - began)


if __name__ == "__main__":
    main(sys.argv[1:-1], sys.argv[-1])
