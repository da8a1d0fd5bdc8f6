//! Figures as people write them.

/// The number that a text is: `1,240`, `−3.5`, `+12`, `97.07%`.
pub(super) fn number(text: &str) -> Result<f64, String> {
    let plain = text.trim().replace(',', "").replace('−', "-");
    let (digits, scale) = plain.strip_suffix('%').map_or((plain.as_str(), 1.0), |digits| (digits, 100.0));
    let value: f64 = digits.trim().parse().map_err(|_| format!("`{text}` is not a number"))?;
    Ok(value / scale)
}

/// Whether a figure is what was computed, rounded to as many digits as it is written with.
pub(super) fn agrees(written: &str, computed: f64) -> Result<bool, String> {
    let value = number(written)?;
    let decimals = written.trim_end_matches('%').split_once('.').map_or("", |(_, decimals)| decimals);
    let whole = if written.ends_with('%') { 0.01 } else { 1.0 };
    let unit = decimals.chars().fold(whole, |unit, _| unit / 10.0);
    // Half a unit may be rounded up or down; binary fractions miss it by a trifle.
    Ok((value - computed).abs() <= unit * 0.500_001)
}

/// A count as a number to calculate with.
pub(super) fn counted(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("the data of a lesson have few rows"))
}
