"""Search over the large collection: ours, raw tantivy and SQLite FTS5 in turn."""


def run(house):
    data = house.filled(house.records)
    peer = house.folder / f"fts5-{house.records}.sqlite"
    complete = peer.with_suffix(".complete")
    if not complete.exists():
        peer.unlink(missing_ok=True)
        print(f"building the FTS5 database of {house.records} records …", flush=True)
        made = house.figures("fts", house.records, peer)
        print(f"  {made['seconds']:.0f} s, {peer.stat().st_size / 1e9:.1f} GB", flush=True)
        complete.touch()
    house.take_verdicts(house.bench("search", house.records, data, peer, "--rounds", house.rounds))
    if not house.keep:
        peer.unlink()
