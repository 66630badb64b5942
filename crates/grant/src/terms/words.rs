//! Days in Dutch words, as they stand in an explanation or a letter: "zaterdag 5 april 2025".

use jiff::civil::{Date, Weekday};

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// "5 april 2025".
pub fn day(day: Date) -> String {
    let month = MONTHS[usize::from(day.month().unsigned_abs() - 1)];
    format!("{} {month} {}", day.day(), day.year())
}

/// "zaterdag 5 april 2025".
pub fn weekday_and_day(date: Date) -> String {
    format!("{} {}", weekday(date), day(date))
}

fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "maandag",
        Weekday::Tuesday => "dinsdag",
        Weekday::Wednesday => "woensdag",
        Weekday::Thursday => "donderdag",
        Weekday::Friday => "vrijdag",
        Weekday::Saturday => "zaterdag",
        Weekday::Sunday => "zondag",
    }
}

/// "1 dag", "9 dagen".
pub fn counted(number: i64, one: &str, more: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {more}") }
}
