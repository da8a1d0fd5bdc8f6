//! How something assesses: by asking, or by judging what was done.

/// How something assesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assesses {
    /// It asks questions, which show no doing.
    ByQuestions,
    /// It judges what was done.
    ByDoing,
    /// It is of a kind that does neither by itself, such as slides, or of no known kind.
    Untold,
}
