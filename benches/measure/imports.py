"""End-to-end import against lxml merely parsing the same records."""

import os
import resource
import shutil
import subprocess
import sys
import time
import uuid

from .house import ROOT, median

RECORDS = 20_000
LXML = "lxml==6.1.3"
# Reads the records of the zip into memory, then times parsing alone.
PARSE = """
import sys, time, zipfile
from lxml import etree
with zipfile.ZipFile(sys.argv[1]) as archive:
    records = [archive.read(name) for name in archive.namelist()]
begun = time.perf_counter()
for record in records:
    etree.fromstring(record)
print(time.perf_counter() - begun)
"""


def run(house):
    python = peer(house)
    source = house.folder / "records.zip"
    made = house.figures("records", RECORDS, source)
    print(f"{made['records']} records, median {made['median_bytes']} bytes, {made['bytes'] / 1e6:.0f} MB", flush=True)
    postgres = server(house)
    times = {"lxml": [], "sqlite": [], "postgres": []}
    cpu = {"sqlite": [], "postgres": []}
    for _ in range(house.rounds):
        parsed = subprocess.run([python, "-c", PARSE, source], check=True, stdout=subprocess.PIPE, text=True)
        times["lxml"].append(float(parsed.stdout))
        for engine in ("sqlite", "postgres") if postgres else ("sqlite",):
            wall, processor = timed_import(house, source, postgres if engine == "postgres" else None)
            times[engine].append(wall)
            cpu[engine].append(processor)
    parse = median(times["lxml"])
    print(f"lxml: {parse:.2f} s ({parse / RECORDS * 1e6:.0f} µs a record)")
    for engine, bar in (("sqlite", 5), ("postgres", 10)):
        if times[engine]:
            wall = median(times[engine])
            rate = f"{RECORDS / wall:.0f} records/s, {median(cpu[engine]):.2f} s of processor time"
            print(f"{engine}: {wall:.2f} s ({rate}; runs {', '.join(f'{t:.2f}' for t in times[engine])})")
            house.judge(wall / parse <= bar, f"import: {engine}: {wall / parse:.2f} times lxml's parsing (at most {bar})")


def timed_import(house, source, postgres):
    data = house.folder / "import"
    shutil.rmtree(data, ignore_errors=True)
    command = [house.leerbron, "--data", data]
    if postgres:
        name = f"bench_{uuid.uuid4().hex[:12]}"
        sql(postgres, f"CREATE DATABASE {name}")
        command += ["--database", postgres.rsplit("/", 1)[0] + "/" + name]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    done = subprocess.run([*command, "import", source], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if postgres:
        sql(postgres, f"DROP DATABASE {name}")
    shutil.rmtree(data, ignore_errors=True)
    # One generated record in two hundred has no title and is refused, which makes the status 1.
    new = int(done.stdout.split()[0]) if done.returncode in (0, 1) else 0
    if new < RECORDS * 0.99:
        raise SystemExit(f"the import did not do its work (status {done.returncode}):\n{done.stdout[:500]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peer(house):
    """A Python of its own with lxml."""
    folder = house.folder / "venv"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", LXML], check=True)
    return python


def server(house):
    """The address of a PostgreSQL server, or none with a plain word about it."""
    given = os.environ.get("LEERBRON_TEST_POSTGRES")
    if given:
        return given
    folder = house.folder / "postgres"
    started = subprocess.run([ROOT / "tests" / "postgres", "start", folder, "54871"], stdout=subprocess.PIPE, text=True)
    if started.returncode != 0:
        print("NOT RUN: import on PostgreSQL (no server)")
        return None
    house.at_end.append(lambda: subprocess.run([ROOT / "tests" / "postgres", "stop", folder], check=False))
    return started.stdout.strip()


def sql(address, statement):
    subprocess.run(["psql", "--quiet", address, "-c", statement], check=True, stdout=subprocess.DEVNULL)
