//! Formulas over rows: `sum(orders) / sum(sessions where market = US)`.

use super::data::Rows;
use super::figure::counted;

/// The value of a formula for these rows.
pub(super) fn evaluate(formula: &str, rows: &Rows) -> Result<f64, String> {
    let mut reading = Reading { rest: formula, rows };
    let value = reading.sum()?;
    if reading.rest.trim().is_empty() { Ok(value) } else { Err(not_understood(reading.rest)) }
}

fn not_understood(text: &str) -> String {
    format!("`{}` is not understood", text.trim())
}

struct Reading<'a> {
    rest: &'a str,
    rows: &'a Rows<'a>,
}

impl Reading<'_> {
    fn sum(&mut self) -> Result<f64, String> {
        let mut value = self.product()?;
        loop {
            if self.takes("+") {
                value += self.product()?;
            } else if self.takes("-") {
                value -= self.product()?;
            } else {
                return Ok(value);
            }
        }
    }

    fn product(&mut self) -> Result<f64, String> {
        let mut value = self.factor()?;
        loop {
            if self.takes("*") {
                value *= self.factor()?;
            } else if self.takes("/") {
                value /= self.factor()?;
            } else {
                return Ok(value);
            }
        }
    }

    fn factor(&mut self) -> Result<f64, String> {
        if self.takes("-") {
            return Ok(-self.factor()?);
        }
        let root = self.takes("sqrt(");
        if root || self.takes("(") {
            let value = self.sum()?;
            return match self.takes(")") {
                true if root => Ok(value.sqrt()),
                true => Ok(value),
                false => Err(not_understood(self.rest)),
            };
        }
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(self.rest.len());
        if end > 0 {
            let (digits, rest) = self.rest.split_at(end);
            self.rest = rest;
            return digits.parse().map_err(|_| not_understood(digits));
        }
        self.function()
    }

    /// `sum(column where conditions)` and its like; names of columns may hold anything but a bracket.
    fn function(&mut self) -> Result<f64, String> {
        let whole = self.rest;
        let unread = || not_understood(whole);
        let (name, rest) = whole.split_once('(').ok_or_else(unread)?;
        let (inside, rest) = rest.split_once(')').ok_or_else(unread)?;
        let (columns, conditions) = match inside.strip_prefix("where ") {
            Some(conditions) => ("", conditions),
            None => inside.split_once(" where ").unwrap_or((inside, "")),
        };
        let rows = self.rows.matching(conditions)?;
        self.rest = rest;
        match name {
            "count" if columns.is_empty() => Ok(counted(rows.count())),
            "distinct" => Ok(counted(rows.distinct(columns)?)),
            "sum" => Ok(rows.numbers(columns)?.iter().sum()),
            "mean" => {
                let numbers = rows.numbers(columns)?;
                Ok(numbers.iter().sum::<f64>() / counted(numbers.len()))
            }
            _ => Err(unread()),
        }
    }

    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.rest.trim_start().strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}
