//! Payment: equal parts over calendar years, the cents that do not divide, and dollars.
//!
//! Note on art. 14b: "Het subsidiebedrag wordt in gelijke delen over deze jaren uitbetaald." Where
//! the odd cents go and how dollars are rounded the text does not say; both rules stand in the
//! round's data as assumptions. Art. 14d(3): to recipients in the Caribbean Netherlands is paid in
//! US dollars "tegen de op dat moment vastgestelde wisselkoers"; the ceiling stays in euros. This
//! module plans and converts; it pays nothing and knows no bank.

use crate::verdict::{RuleOutcome, Verdict};
use base::Money;
use jiff::civil::Date;
use regulation::round::{RateRounding, RemainderRule};
use regulation::{ActivityCode, Basis, Round};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// One part of a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// The calendar year in which it is paid.
    pub year: i16,
    /// How much.
    pub amount: Money,
}

/// The parts of an awarded amount, one for each year of payment; together exactly the amount.
pub fn schedule(awarded: Money, round: &Round) -> Vec<Instalment> {
    let years = &round.payment.years;
    let parts = years.len() as i64;
    let (part, odd) = awarded.divided(parts);
    let amount = |place: usize| match *round.payment.remainder {
        RemainderRule::LastPart if place + 1 == years.len() => part + odd,
        RemainderRule::LastPart => part,
    };
    years.iter().enumerate().map(|(place, year)| Instalment { year: *year, amount: amount(place) }).collect()
}

/// Whether the parts of all awards of an activity stay within the third of its ceiling, per year.
/// Odd cents all fall in one year, so many awards can pass that year's third by a few cents without
/// passing the ceiling; the verdict then shows by how much.
pub fn yearly_verdicts(awarded: &[Money], activity: ActivityCode, round: &Round) -> Vec<Verdict> {
    let ceiling = match activity {
        ActivityCode::A => &round.payment.yearly_ceiling_a,
        ActivityCode::B => &round.payment.yearly_ceiling_b,
    };
    let year = |place: usize| awarded.iter().map(|amount| schedule(*amount, round)[place].amount).sum::<Money>();
    let verdict = |(place, name): (usize, &i16)| {
        let met = RuleOutcome::of(year(place) <= **ceiling);
        Verdict::new("P8", ceiling.article.clone(), Basis::Note, met)
            .with("activity", activity.as_str())
            .with("year", i64::from(*name))
            .with("paid_cents", year(place).in_cents())
            .with("yearly_ceiling_cents", ceiling.in_cents())
    };
    round.payment.years.iter().enumerate().map(verdict).collect()
}

/// How many units of another currency one euro is, exactly as it was published: `1.0834`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rate {
    digits: i64,
    decimals: u32,
}

/// The text is no rate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no exchange rate: write dollars for one euro with a point, such as 1.0834")]
pub struct InvalidRate(pub String);

/// Published rates have four decimals; more than this is a slip of the keyboard.
const MOST_DECIMALS: usize = 8;
/// Digits before the point at most.
const MOST_WHOLE_DIGITS: usize = 4;

impl FromStr for Rate {
    type Err = InvalidRate;

    fn from_str(text: &str) -> Result<Self, InvalidRate> {
        let invalid = || InvalidRate(text.to_owned());
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let ends_in_point = text.ends_with('.');
        let fits = !whole.is_empty() && whole.len() <= MOST_WHOLE_DIGITS && decimals.len() <= MOST_DECIMALS;
        if !fits || ends_in_point || !digits(whole) || !digits(decimals) {
            return Err(invalid());
        }
        let digits: i64 = format!("{whole}{decimals}").parse().map_err(|_| invalid())?;
        let rate = Self { digits, decimals: decimals.len() as u32 };
        if rate.digits > 0 { Ok(rate) } else { Err(invalid()) }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_i64.pow(self.decimals);
        match self.decimals as usize {
            0 => write!(formatter, "{}", self.digits),
            width => write!(formatter, "{}.{:0width$}", self.digits / scale, self.digits % scale),
        }
    }
}

impl TryFrom<String> for Rate {
    type Error = InvalidRate;
    fn try_from(text: String) -> Result<Self, InvalidRate> {
        text.parse()
    }
}

impl From<Rate> for String {
    fn from(rate: Rate) -> Self {
        rate.to_string()
    }
}

/// An instalment as it was paid in another currency. The four belong together and are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversion {
    /// The currency, `USD`.
    pub currency: String,
    /// What was paid, in hundredths of it.
    pub paid: Money,
    /// The rate.
    pub rate: Rate,
    /// The day for which the rate was fixed.
    pub fixed_on: Date,
    /// Who fixed it.
    pub source: String,
}

/// An amount in the currency of the Caribbean Netherlands.
pub fn convert(amount: Money, rate: Rate, fixed_on: Date, source: &str, round: &Round) -> Conversion {
    let scale = 10_i128.pow(rate.decimals);
    let exact = i128::from(amount.in_cents()) * i128::from(rate.digits);
    let rounded = match *round.payment.rate_rounding {
        RateRounding::HalfUp => (exact.abs() * 2 + scale) / (scale * 2) * exact.signum(),
    };
    Conversion {
        currency: round.payment.caribbean_currency.value.clone(),
        paid: Money::cents(i64::try_from(rounded).unwrap_or(i64::MAX)),
        rate,
        fixed_on,
        source: source.to_owned(),
    }
}

/// One line for the office that pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportRow {
    /// The application.
    pub application: String,
    /// Who is paid, the lead applicant.
    pub recipient: String,
    /// The account.
    pub account: String,
    /// The part.
    pub instalment: Instalment,
    /// When it is paid in another currency.
    pub conversion: Option<Conversion>,
}

/// The columns of the export.
const COLUMNS: &str =
    "application,recipient,account,year,euro_cents,currency,paid_cents,rate,rate_fixed_on,rate_source";

/// The lines as CSV (RFC 4180), every cell quoted. A cell that a spreadsheet would take for a
/// formula gets an apostrophe in front.
pub fn csv(rows: &[ExportRow]) -> String {
    let mut text = format!("{COLUMNS}\r\n");
    for row in rows {
        let own = row.conversion.as_ref();
        let cells = [
            row.application.clone(),
            row.recipient.clone(),
            row.account.clone(),
            row.instalment.year.to_string(),
            row.instalment.amount.in_cents().to_string(),
            own.map_or_else(|| "EUR".to_owned(), |own| own.currency.clone()),
            own.map_or(row.instalment.amount, |own| own.paid).in_cents().to_string(),
            own.map(|own| own.rate.to_string()).unwrap_or_default(),
            own.map(|own| own.fixed_on.to_string()).unwrap_or_default(),
            own.map(|own| own.source.clone()).unwrap_or_default(),
        ];
        let line: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&line.join(","));
        text.push_str("\r\n");
    }
    text
}

fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}
