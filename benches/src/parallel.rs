//! Work on the numbers 0 to N on every core, handed to one taker in order, in bounded memory.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::sync_channel;

/// Numbers that a thread takes at a time.
const CHUNK: u64 = 250;

/// Makes `make(0)` to `make(count - 1)` on all cores and hands them to `take` in chunks, in order.
pub fn in_order<T: Send>(
    count: u64,
    make: impl Fn(u64) -> T + Sync,
    mut take: impl FnMut(Vec<T>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let next = AtomicU64::new(0);
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(threads * 4);
        for _ in 0..threads {
            let (sender, next, make) = (sender.clone(), &next, &make);
            scope.spawn(move || {
                loop {
                    let start = next.fetch_add(CHUNK, Ordering::Relaxed);
                    if start >= count {
                        return;
                    }
                    let made: Vec<T> = (start..count.min(start + CHUNK)).map(make).collect();
                    if sender.send((start, made)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let (mut early, mut wanted) = (BTreeMap::new(), 0);
        for (start, made) in receiver {
            early.insert(start, made);
            while let Some(made) = early.remove(&wanted) {
                wanted += CHUNK;
                take(made)?;
            }
        }
        Ok(())
    })
}
