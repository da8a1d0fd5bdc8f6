//! What day it is, for what is dated by whoever runs the program.

use std::time::{SystemTime, UNIX_EPOCH};

/// In China, as `2026-11-26`: the standards are Chinese, and the machine does not tell where it stands.
pub(super) fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    date((since.as_secs() + 8 * 3600) / 86400)
}

/// The date of a day, counted from 1 January 1970.
fn date(days: u64) -> String {
    // Years begin in March here, so that the odd day of a leap year is the last; 400 of them have 146,097 days.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year + u64::from(month >= 10);
    format!("{year:04}-{:02}-{date:02}", if month < 10 { month + 3 } else { month - 9 })
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn days_are_dates() {
        let dates = [(0, "1970-01-01"), (11_016, "2000-02-29"), (11_017, "2000-03-01"), (20_783, "2026-11-26")];
        for (days, expected) in dates {
            assert_eq!(date(days), expected);
        }
    }
}
