//! A generator of pseudo-random numbers of our own, so that the same seed gives the same numbers on
//! every machine and in every version: SplitMix64 (Steele, Lea and Flood 2014).
//!
//! It is for resampling and for walks, never for secrets and never for a lot: a lot takes public
//! randomness.

/// The state of the generator.
#[derive(Debug, Clone)]
pub struct Generator(u64);

impl Generator {
    /// A generator that begins at a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number below a bound; zero when the bound is zero. By multiplying and cutting off, which is
    /// even to one part in 2^64 divided by the bound.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.bits()) * bound as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_algorithm() {
        let mut generator = Generator::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| generator.bits()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn every_number_below_the_bound_comes_about_as_often() {
        let mut generator = Generator::new(1);
        let mut counts = [0_u32; 7];
        (0..70_000).for_each(|_| counts[generator.below(7)] += 1);
        assert!(counts.iter().all(|count| (9_500..=10_500).contains(count)), "{counts:?}");
    }
}
