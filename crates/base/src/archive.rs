//! A zip file with one byte form: entries in the order of their names, stored, without dates.
//!
//! Anyone can open it with an ordinary program; a checker can rewrite it and compare bytes, so
//! that a change anywhere in the file is found, in its tables too. It knows nothing of paths on
//! disk, and reads only what it writes itself.

use std::collections::BTreeMap;

/// Files by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Bytes that are no archive in this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no zip file as Leerbron writes it, or it was changed afterwards")]
pub struct NoArchive;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// Zip 2.0; names in UTF-8; stored; midnight on 1 January 1980, the first instant that zip knows.
const FIXED: [u8; 10] = [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];

/// The archive of these files.
///
/// # Errors
/// [`NoArchive`] when there are more than 65,535 files or more bytes than a plain zip can hold.
pub fn write(files: &Files) -> Result<Vec<u8>, NoArchive> {
    let (mut body, mut table) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let offset = u32::try_from(body.len()).map_err(|_| NoArchive)?;
        let header = header(name, content)?;
        body.extend(LOCAL.to_le_bytes());
        body.extend(&header);
        body.extend(name.as_bytes());
        body.extend(content);
        table.extend(CENTRAL.to_le_bytes());
        table.extend([20, 0]);
        table.extend(&header);
        table.extend([0; 10]);
        table.extend(offset.to_le_bytes());
        table.extend(name.as_bytes());
    }
    let count = u16::try_from(files.len()).map_err(|_| NoArchive)?;
    let offset = u32::try_from(body.len()).map_err(|_| NoArchive)?;
    let size = u32::try_from(table.len()).map_err(|_| NoArchive)?;
    body.extend(table);
    body.extend(END.to_le_bytes());
    body.extend([0; 4]);
    body.extend(count.to_le_bytes());
    body.extend(count.to_le_bytes());
    body.extend(size.to_le_bytes());
    body.extend(offset.to_le_bytes());
    body.extend([0; 2]);
    Ok(body)
}

/// The files of an archive, when it is byte for byte what [`write()`] makes of them.
///
/// # Errors
/// [`NoArchive`] when it is not.
pub fn read(bytes: &[u8]) -> Result<Files, NoArchive> {
    let mut files = Files::new();
    let mut rest = bytes;
    while rest.starts_with(&LOCAL.to_le_bytes()) {
        let size = number(rest, 22)? as usize;
        let name = (number(rest, 26)? & 0xffff) as usize;
        let start = 30 + name;
        let content = rest.get(start..start.checked_add(size).ok_or(NoArchive)?).ok_or(NoArchive)?;
        let name = rest.get(30..start).and_then(|name| std::str::from_utf8(name).ok()).ok_or(NoArchive)?;
        files.insert(name.to_owned(), content.to_vec());
        rest = &rest[start + size..];
    }
    if write(&files)? == bytes { Ok(files) } else { Err(NoArchive) }
}

/// What the entry and the table say alike: version, flags, method, date, sum, sizes, name, extra.
fn header(name: &str, content: &[u8]) -> Result<Vec<u8>, NoArchive> {
    let size = u32::try_from(content.len()).map_err(|_| NoArchive)?;
    let name = u16::try_from(name.len()).map_err(|_| NoArchive)?;
    let mut header = FIXED.to_vec();
    header.extend(crc32(content).to_le_bytes());
    header.extend(size.to_le_bytes());
    header.extend(size.to_le_bytes());
    header.extend(name.to_le_bytes());
    header.extend([0; 2]);
    Ok(header)
}

fn number(bytes: &[u8], at: usize) -> Result<u32, NoArchive> {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).ok_or(NoArchive)?;
    Ok(u32::from_le_bytes(four))
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Files {
        [("index.html", "<p>één</p>"), ("dossier.json", "{}"), ("leeg", "")]
            .into_iter()
            .map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn the_sum_is_that_of_zip() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn what_was_written_is_read() {
        let files = example();
        assert_eq!(read(&write(&files).unwrap()), Ok(files));
        assert_eq!(read(&write(&Files::new()).unwrap()), Ok(Files::new()));
    }

    #[test]
    fn one_changed_byte_anywhere_is_another_archive() {
        let files = example();
        let bytes = write(&files).unwrap();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_ne!(read(&changed).ok().as_ref(), Some(&files), "byte {at}");
        }
    }
}
