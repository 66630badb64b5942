//! Where reading can go on after a record whose XML is broken.
//!
//! Looks at tags only and knows nothing of namespaces, comments or CDATA: good enough to
//! save the records that follow, which the real reader then judges.

/// The first place at or after `from` where a record starts, a record has just ended, or the
/// list itself goes on or ends; none when nothing of the kind is left.
pub(super) fn next(input: &[u8], from: usize) -> Option<usize> {
    let mut position = from;
    loop {
        position += memchr::memchr(b'<', input.get(position..)?)?;
        let closing = input.get(position + 1) == Some(&b'/');
        let name_start = position + 1 + usize::from(closing);
        match (closing, local_name(&input[name_start.min(input.len())..])) {
            (false, b"record" | b"resumptionToken") => return Some(position),
            (true, b"record") => return Some(position + memchr::memchr(b'>', &input[position..])? + 1),
            (true, b"ListRecords" | b"GetRecord" | b"OAI-PMH") => return Some(position),
            _ => position += 1,
        }
    }
}

/// The name at the start of these bytes, without its prefix.
fn local_name(tag: &[u8]) -> &[u8] {
    let is_end = |byte: &u8| matches!(byte, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n' | b'<');
    // No name we look for is longer, so a broken file costs no more than a sound one.
    let tag = &tag[..tag.len().min(64)];
    let name = &tag[..tag.iter().position(is_end).unwrap_or(tag.len())];
    name.iter().rposition(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_place_is_found() {
        for (input, expected) in [
            ("<a></b></record><record>", Some("<record>")),
            ("<a></o:record >\n<x/>", Some("\n<x/>")),
            ("<a <o:record\n>", Some("<o:record\n>")),
            ("<records/></ListRecords>", Some("</ListRecords>")),
            ("x<resumptionToken/>", Some("<resumptionToken/>")),
            ("x<", None),
            ("", None),
        ] {
            let place = next(input.as_bytes(), 0).map(|place| &input[place..]);
            assert_eq!(place, expected, "{input}");
        }
    }
}
