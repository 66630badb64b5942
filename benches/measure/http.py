"""The result page over HTTP against the same questions in process, one thread each: the server
is kept to one core, the asking side to the other."""

import re
import shutil
import subprocess

from .house import median

RECORDS = 100_000
SECONDS = 8
# wrk asks the addresses of a file in turn.
SCRIPT = """
local paths = {}
for line in io.lines(os.getenv("BENCH_ADDRESSES")) do paths[#paths + 1] = line end
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
"""


def run(house):
    if not shutil.which("wrk"):
        print("NOT RUN: http (Debian: apt install wrk)")
        return
    data = house.filled(RECORDS)
    addresses = house.folder / "addresses.txt"
    addresses.write_text(house.bench("addresses", RECORDS))
    script = house.folder / "ask.lua"
    script.write_text(SCRIPT)
    server, address = house.serve(data, prefix=("taskset", "-c", "0"))
    inside, over_http = [], []
    for round_number in range(house.rounds + 1):
        figures = house.figures("inside", RECORDS, data, SECONDS, prefix=("taskset", "-c", "0"))
        command = ["taskset", "-c", "1", "wrk", "-t1", "-c8", f"-d{SECONDS}s", "-s", script, f"http://{address}"]
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env={"BENCH_ADDRESSES": str(addresses), "PATH": "/usr/bin:/bin"}).stdout
        if "Non-2xx" in output:
            raise SystemExit(output)
        if round_number:  # The first round only warms.
            inside.append(figures["answered"] / figures["seconds"])
            over_http.append(float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]))
    house.stop(server)
    share = median(over_http) / median(inside)
    print(f"{RECORDS} records, one thread: {median(inside):.0f} questions/s in process, {median(over_http):.0f} pages/s over HTTP")
    house.judge(share >= 1 / 3, f"http: {share:.2f} of the throughput in process (at least 0.33)")
