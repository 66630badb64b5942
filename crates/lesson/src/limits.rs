//! How much one reading may cost. The defaults suit an upload page; a command line may raise them.

/// Bounds on size, so that time and memory stay in proportion to the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file, as it comes in.
    pub file_bytes: usize,
    /// Bytes of all unpacked files together.
    pub total_bytes: usize,
    /// Files in a folder or a zip.
    pub entries: usize,
    /// How many times larger than its packed form a packed file may be.
    pub ratio: u64,
    /// Elements inside each other in XML.
    pub xml_depth: usize,
    /// Elements inside each other in HTML; browsers stop at about 500.
    pub html_depth: usize,
    /// Steps that an HTML parser may be expected to take; see `html::guard`.
    pub html_steps: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            total_bytes: 256 << 20,
            entries: 5_000,
            ratio: 200,
            xml_depth: 256,
            html_depth: 2_000,
            html_steps: 4_000_000,
        }
    }
}
