//! A small random source that is the same on every machine: integers only, no libraries whose
//! next version draws differently.

/// SplitMix64, started from a collection's seed and a record's index.
pub(super) struct Rng(u64);

impl Rng {
    pub(super) fn new(seed: u64, index: u64) -> Self {
        let mut rng = Self(seed ^ 0x6c65_6572_6272_6f6e);
        let base = rng.next();
        Self(base ^ index.wrapping_mul(0xd134_2543_de82_ef95))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A place below `count`, each as likely.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let product = u128::from(self.next()) * count as u128;
        usize::try_from(product >> 64).expect("below a usize")
    }

    /// A number from `low` up to and including `high`.
    pub(super) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// True in `percent` of a hundred cases.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A place below `count`, the first the likeliest: place `r` about `1/(r+1)` as often as
    /// the first (Zipf). Drawn as an octave, then a place in it, so that no logarithm is needed.
    pub(super) fn zipf(&mut self, count: usize) -> usize {
        let octaves = (usize::BITS - count.leading_zeros()) as usize;
        loop {
            let octave = self.below(octaves);
            let place = (1 << octave) - 1 + self.below(1 << octave);
            if place < count {
                return place;
            }
        }
    }

    pub(super) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// 128 random bits in the form of a version 4 UUID.
    pub(super) fn uuid(&mut self, out: &mut String) {
        use std::fmt::Write as _;
        let (high, low) = (self.next(), self.next());
        let _ = write!(
            out,
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xffff,
            high & 0xfff,
            (low >> 48) & 0x3fff | 0x8000,
            low & 0xffff_ffff_ffff
        );
    }
}
