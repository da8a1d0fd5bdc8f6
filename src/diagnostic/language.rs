//! The languages that kebiao speaks.

/// The language of all that is not content: findings, answers to whoever runs the program, the words of pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Simplified Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Every language by its tag, as it is written in `kebiao.yaml` and in HTML.
    pub const TAGS: [(&str, Self); 2] = [("zh-CN", Self::Chinese), ("en", Self::English)];

    /// Its tag.
    pub fn tag(self) -> &'static str {
        self.of(["zh-CN", "en"])
    }

    /// Which of two, the Chinese one or the English one, as they stand in this order wherever both are said.
    pub fn of<T>(self, [chinese, english]: [T; 2]) -> T {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }
}
