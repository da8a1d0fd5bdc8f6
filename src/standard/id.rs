//! Codes that order as the document does, and print and parse as people write them.

use std::fmt;
use std::str::FromStr;

/// 标准代码: the number under which a standard is published, or its file's stem where it has none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StandardCode(pub String);

impl fmt::Display for StandardCode {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// 等级: counts from 1, the lowest, in the order in which the standard declares them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LevelId(pub u32);

impl fmt::Display for LevelId {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "L{}", self.0)
    }
}

/// A node's level, its numbers as printed, and which node of that number it is.
///
/// A number does not prove its parents, since a printed number may be wrong: parents come from the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code<const N: usize> {
    /// The level whose table it stands in.
    pub level: LevelId,
    /// As printed: `2.10` is not `2.1`.
    pub numbers: [u32; N],
    /// 1 for the first node of that number in its level, 2 for the second.
    pub occurrence: u32,
}

/// 工作领域
pub type FieldId = Code<1>;
/// 工作任务
pub type TaskId = Code<2>;
/// 职业技能要求
pub type RequirementId = Code<3>;

impl<const N: usize> Code<N> {
    /// The first node of that number in its level.
    pub fn new(level: LevelId, numbers: [u32; N]) -> Self {
        Self { level, numbers, occurrence: 1 }
    }

    /// The node of a number in a level: `5.3.3`, or `1.2.2-2` for the second of that number.
    pub fn numbered(level: LevelId, text: &str) -> Result<Self, NotACode> {
        let (number, occurrence) = match text.split_once('-') {
            Some((number, occurrence)) => (number, occurrence.parse().map_err(|_| NotACode)?),
            None => (text, 1),
        };
        let numbers = numbers(number).ok_or(NotACode)?;
        if occurrence == 0 { Err(NotACode) } else { Ok(Self { level, numbers, occurrence }) }
    }

    /// The number as printed, in ASCII digits and dots.
    pub fn number(self) -> String {
        let mut number = String::with_capacity(8);
        dotted(&self.numbers, &mut number).expect("a string takes all that is written");
        number
    }

    /// The code in lower case, as addresses and anchors have it.
    pub fn slug(self) -> String {
        let mut slug = String::with_capacity(16);
        self.put_slug(&mut slug);
        slug
    }

    /// The same behind what is there already.
    pub fn put_slug(self, address: &mut String) {
        self.put('l', address).expect("a string takes all that is written");
    }

    /// Addresses hold tens of thousands of codes, so it is put into what is there.
    fn put(self, level: char, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_char(level)?;
        decimal(self.level.0, out)?;
        out.write_char('-')?;
        dotted(&self.numbers, out)?;
        if self.occurrence > 1 {
            out.write_char('-')?;
            decimal(self.occurrence, out)?;
        }
        Ok(())
    }
}

impl LevelId {
    /// The code in lower case, as addresses have it.
    pub fn slug(self) -> String {
        let mut slug = String::with_capacity(16);
        slug.push('l');
        decimal(self.0, &mut slug).expect("a string takes all that is written");
        slug
    }
}

impl<const N: usize> fmt::Display for Code<N> {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        self.put('L', formatter)
    }
}

fn dotted(numbers: &[u32], out: &mut impl fmt::Write) -> fmt::Result {
    for (index, number) in numbers.iter().enumerate() {
        if index > 0 {
            out.write_char('.')?;
        }
        decimal(*number, out)?;
    }
    Ok(())
}

/// A number's digits: most have one, and `write!` is a long way to it.
fn decimal(number: u32, out: &mut impl fmt::Write) -> fmt::Result {
    if number > 9 {
        decimal(number / 10, out)?;
    }
    out.write_char(char::from(b'0' + (number % 10) as u8))
}

/// A text that is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACode;

impl FromStr for LevelId {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let digits = text.strip_prefix(['L', 'l']).ok_or(NotACode)?;
        numbers::<1>(digits).map(|[level]| LevelId(level)).ok_or(NotACode)
    }
}

impl<const N: usize> FromStr for Code<N> {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let (level, number) = text.split_once('-').ok_or(NotACode)?;
        Self::numbered(level.parse()?, number)
    }
}

/// Just so many numbers with dots between them, as printed: no signs, no leading zeros.
pub(crate) fn numbers<const N: usize>(text: &str) -> Option<[u32; N]> {
    let mut numbers = [0; N];
    let mut parts = text.split('.');
    for number in &mut numbers {
        let part = parts.next()?;
        let plain = part.bytes().all(|byte| byte.is_ascii_digit()) && !part.starts_with('0');
        *number = if plain { part.parse().ok()? } else { return None };
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::{LevelId, RequirementId, TaskId};

    #[test]
    fn codes_print_and_parse() {
        for code in ["L1-1.1.1", "L2-5.3.3", "L1-2.10.1", "L1-1.2.2-2"] {
            assert_eq!(code.parse::<RequirementId>().map(|id| id.to_string()), Ok(code.to_owned()));
        }
        for wrong in
            ["1.1.1", "L1-1.1", "L1-1.1.1.1", "L1-01.1.1", "L1-1.1.+1", "L1-1.1.1-0", "L-1.1.1", "L1-1.1.99999999999"]
        {
            assert!(wrong.parse::<RequirementId>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_code_never_passes_through_a_number() {
        let ten: TaskId = "L1-2.10".parse().expect("a code");
        assert_ne!(ten, TaskId::new(LevelId(1), [2, 1]));
        assert!(TaskId::new(LevelId(1), [2, 9]) < ten);
    }
}
