"""What every measurement needs: the programs, a folder, servers that end, and the verdicts."""

import json
import os
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class House:
    """The place of one run. Leaving it ends every server and removes what was made."""

    def __init__(self, records: int, rounds: int):
        self.records, self.rounds = records, rounds
        self.verdicts: list[tuple[bool, str]] = []
        self.servers: list[subprocess.Popen] = []
        own = os.environ.get("BENCH_DIR")
        self.keep = bool(own) or os.environ.get("KEEP") == "1"
        self.folder = Path(own) if own else Path(tempfile.mkdtemp(prefix="leerbron-benches."))
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o755)
        self.at_end = []

    def __enter__(self):
        subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "leerbron", "-p", "benches"], cwd=ROOT, check=True)
        built = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
        self.leerbron, self.benches = built / "leerbron", built / "benches"
        return self

    def __exit__(self, *_):
        for server in self.servers:
            self.stop(server)
        for step in self.at_end:
            step()
        if not self.keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    def judge(self, passed: bool, text: str):
        self.verdicts.append((passed, text))
        print(f"{'PASS' if passed else 'FAIL'} {text}", flush=True)

    def take_verdicts(self, output: str):
        """Prints what a program printed, and counts its verdicts."""
        print(output.rstrip(), flush=True)
        for line in output.splitlines():
            if line.startswith(("PASS ", "FAIL ")):
                self.verdicts.append((line.startswith("PASS"), line[5:]))

    def conclude(self) -> int:
        print("\n== verdict")
        for passed, text in self.verdicts:
            print(f"{'PASS' if passed else 'FAIL'} {text}")
        return 0 if all(passed for passed, _ in self.verdicts) else 1

    def bench(self, *arguments, prefix=()) -> str:
        """Runs a subcommand of the measuring program and answers what it printed."""
        command = [*prefix, str(self.benches), *(str(argument) for argument in arguments)]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout

    def figures(self, *arguments, prefix=()) -> dict:
        return json.loads(self.bench(*arguments, prefix=prefix).splitlines()[-1])

    def filled(self, count: int) -> Path:
        """A data folder with `count` records in database and index; made once."""
        data = self.folder / f"data-{count}"
        if not (data / "complete").exists():
            shutil.rmtree(data, ignore_errors=True)
            print(f"filling a database and an index with {count} records …", flush=True)
            made = self.figures("fill", count, data, "--store")
            size = sum(file.stat().st_size for file in data.rglob("*") if file.is_file())
            print(f"  {made['seconds']:.0f} s, {size / 1e9:.1f} GB", flush=True)
            (data / "complete").touch()
        return data

    def serve(self, data: Path, prefix=(), program=None) -> tuple[subprocess.Popen, str]:
        """Starts a server on a free port; answers it and its host and port once it is ready."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{probe.getsockname()[1]}"
        arguments = program or [self.leerbron, "--data", data, "serve", "--no-limits", "--listen"]
        command = [*prefix, *(str(argument) for argument in arguments), address]
        log = (self.folder / "server.log").open("w")
        environment = {**os.environ, "LEERBRON_LOG": "warn"}
        server = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        self.servers.append(server)
        path = "/readyz" if program is None else "/oai?resumptionToken=0"
        self.await_ready(server, f"http://{address}{path}")
        return server, address

    @staticmethod
    def await_ready(server: subprocess.Popen, url: str, limit=120.0):
        deadline = time.monotonic() + limit
        while True:
            try:
                with urllib.request.urlopen(url, timeout=limit) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                pass
            if server.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"the server does not become ready; see server.log ({url})")
            time.sleep(0.002)

    def stop(self, server: subprocess.Popen):
        if server in self.servers:
            self.servers.remove(server)
        if server.poll() is None:
            server.terminate()
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def cpu_seconds(process: subprocess.Popen) -> float:
    """Processor time that a process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rss_anon_mb(process: subprocess.Popen) -> float:
    """Memory of a process that is not a mapped file."""
    for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise SystemExit("RssAnon is not known on this system")


def median(values) -> float:
    return statistics.median(values)
