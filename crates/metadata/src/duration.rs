//! ISO 8601 durations as NL LOM writes them: `P[yY][mM][dD][T[hH][mM][s[.s]S]]`.

/// The minutes in a duration, rounded up; none when it is malformed or empty. A day counts
/// 24 hours, a month 30 days and a year 365 days.
#[must_use]
pub fn minutes(text: &str) -> Option<u32> {
    let rest = text.trim().strip_prefix('P')?;
    let (date, time) = rest.split_once('T').map_or((rest, None), |(date, time)| (date, Some(time)));
    if time == Some("") || (date.is_empty() && time.is_none()) {
        return None;
    }
    let seconds = sum(date, &[('Y', 31_536_000), ('M', 2_592_000), ('W', 604_800), ('D', 86_400)])?
        .checked_add(sum(time.unwrap_or(""), &[('H', 3600), ('M', 60), ('S', 1)])?)?;
    u32::try_from(seconds.div_ceil(60)).ok()
}

/// The seconds in a row of numbers with units, which come in this order and once each.
fn sum(mut text: &str, units: &[(char, u64)]) -> Option<u64> {
    let mut total = 0_u64;
    for (unit, seconds) in units {
        let Some(at) = text.find(*unit) else { continue };
        total = total.checked_add(amount(&text[..at], *unit)?.checked_mul(*seconds)?)?;
        text = &text[at + 1..];
    }
    text.is_empty().then_some(total)
}

/// A whole number; seconds may have a fraction, which is rounded up.
fn amount(text: &str, unit: char) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || fraction.is_some_and(|fraction| unit != 'S' || !digits(fraction)) {
        return None;
    }
    let extra = u64::from(fraction.is_some_and(|fraction| fraction.bytes().any(|byte| byte != b'0')));
    whole.parse::<u64>().ok()?.checked_add(extra)
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn durations() {
        for (text, expected) in [
            ("PT1H30M", Some(90)),
            ("PT0H30M", Some(30)),
            (" PT45M ", Some(45)),
            ("PT30S", Some(1)),
            ("PT1M0.5S", Some(2)),
            ("P1D", Some(1440)),
            ("P1M", Some(43_200)),
            ("P1DT2H", Some(1560)),
            ("PT0M", Some(0)),
            ("P", None),
            ("PT", None),
            ("P1DT", None),
            ("PT1M1H", None),
            ("PT1.5H", None),
            ("1 uur", None),
            ("PTM", None),
            ("P99999999999999999999Y", None),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }
}
