"""A start with the large collection against a start with nothing, and the memory it takes."""

import http.client
import subprocess
import os
import socket
import time

from .house import median, rss_anon_mb

SEARCHES = 1_000


def run(house):
    full = house.filled(house.records)
    empty = house.folder / "data-empty"
    server, _ = house.serve(empty)  # Makes the tables: a first start is not what is compared.
    house.stop(server)
    server, _ = house.serve(full)
    house.stop(server)
    times = {empty: [], full: []}
    for _ in range(house.rounds):
        for data in (empty, full):
            times[data].append(start(house, data))
    with_nothing, with_all = median(times[empty]) * 1000, median(times[full]) * 1000
    print(f"until /readyz answers: empty {with_nothing:.0f} ms, {house.records} records {with_all:.0f} ms")
    ratio = with_all / with_nothing
    house.judge(ratio <= 2, f"start: {ratio:.2f} times a start with nothing (at most 2)")
    server, address = house.serve(full)
    at_start = rss_anon_mb(server)
    asked = house.figures("ask", address, house.records, SEARCHES)
    after = rss_anon_mb(server)
    house.stop(server)
    print(f"{SEARCHES} search pages in {asked['seconds']:.1f} s")
    house.judge(max(at_start, after) < 400, f"memory (RssAnon): {at_start:.0f} MB after the start, {after:.0f} MB after {SEARCHES} searches (under 400)")


def start(house, data):
    """Seconds from the start of the program to the first good answer of /readyz."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [house.leerbron, "--data", data, "serve", "--listen", f"127.0.0.1:{port}"]
    begun = time.perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "LEERBRON_LOG": "warn"})
    house.servers.append(server)
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                break
        except OSError:
            time.sleep(0.0005)
        if time.perf_counter() - begun > 120:
            raise SystemExit("the server does not become ready")
    taken = time.perf_counter() - begun
    house.stop(server)
    return taken
