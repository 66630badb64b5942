//! Line numbers of positions that only go up: each byte is looked at once.

pub(super) struct Lines<'a> {
    input: &'a [u8],
    position: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    pub fn new(input: &'a [u8]) -> Self {
        Self { input, position: 0, line: 1 }
    }

    /// The line of a position that is not before the last one asked.
    pub fn at(&mut self, position: usize) -> usize {
        let position = position.min(self.input.len());
        if let Some(passed) = self.input.get(self.position..position) {
            self.line += memchr::memchr_iter(b'\n', passed).count();
            self.position = position;
        }
        self.line
    }
}
