"""OAI-PMH over the large collection: the last page against the first, and the processor time
of a whole harvest against a handler that only selects stored XML and concatenates it."""

from .house import cpu_seconds, median

PAGES = 300
FIRST = "/oai?verb=ListRecords&metadataPrefix=lom&set=eigen"


def run(house):
    data = house.filled(house.records)
    database = data / "leerbron.sqlite"
    ours, our_address = house.serve(data)
    peer, peer_address = house.serve(data, program=[house.benches, "minimal", database])
    ratios = []
    for _ in range(house.rounds):
        pages = house.figures("pages", our_address, house.records, PAGES)
        first, last = pages["first"], pages["last"]
        ratios.append(last["median_ms"] / first["median_ms"])
        print(f"first page {first['median_ms']:.2f} ms ({first['bytes']} bytes), second {pages['second']['median_ms']:.2f} ms, last {last['median_ms']:.2f} ms ({last['bytes']} bytes)", flush=True)
    house.judge(median(ratios) <= 1.2, f"oai: the last page costs {median(ratios):.2f} times the first (at most 1.2)")
    costs = {}
    for name, server, address, path in (
        ("ours", ours, our_address, FIRST),
        ("minimal", peer, peer_address, "/oai?resumptionToken=0"),
    ):
        before = cpu_seconds(server)
        walked = house.figures("harvest", address, path)
        costs[name] = (cpu_seconds(server) - before) / walked["records"] * 100_000
        if walked["records"] != house.records:
            raise SystemExit(f"{name}: {walked['records']} records came, not {house.records}")
        print(f"{name}: {walked['records']} records, {walked['bytes'] / 1e9:.2f} GB in {walked['seconds']:.0f} s; {costs[name]:.2f} s of processor time per 100,000", flush=True)
    ratio = costs["ours"] / costs["minimal"]
    house.judge(ratio <= 3, f"oai: {ratio:.2f} times the processor time of a minimal handler (at most 3)")
    house.stop(ours)
    house.stop(peer)
