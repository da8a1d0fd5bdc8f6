//! How far a requirement is covered, as reports say it and as snapshots keep it.

/// How far a requirement is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// 未覆盖
    Open,
    /// 部分覆盖
    Partly,
    /// 已覆盖
    Covered,
    /// 不纳入: the course leaves it out, and says why.
    Waived,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Open, Self::Partly, Self::Covered, Self::Waived];

    /// As JSON and words have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Partly => "partly",
            Self::Covered => "covered",
            Self::Waived => "waived",
        }
    }

    /// Whether something is missing that the course does not leave out.
    pub fn is_gap(self) -> bool {
        matches!(self, Self::Open | Self::Partly)
    }
}
