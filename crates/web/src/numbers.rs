//! Numbers as Dutch readers write them: a point between the thousands, sizes in kB and MB.

/// `12345` as "12.345".
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written
}

/// A number of bytes as "482 bytes", "12 kB" or "3,4 MB".
#[must_use]
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => {
            let tenths = bytes.div_ceil(100_000);
            format!("{},{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (number, written) in [(0, "0"), (999, "999"), (1_000, "1.000"), (1_234_567, "1.234.567")] {
            assert_eq!(grouped(number), written);
        }
    }

    #[test]
    fn sizes_are_rounded_up_to_what_a_reader_needs() {
        for (bytes, written) in
            [(0, "0 bytes"), (999, "999 bytes"), (1_001, "2 kB"), (999_999, "1000 kB"), (3_400_000, "3,4 MB")]
        {
            assert_eq!(size(bytes), written);
        }
    }
}
