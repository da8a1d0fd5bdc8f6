//! Which language a text is in, where it is another one than its page's.

use tera::Value;

use crate::diagnostic::Language;
use crate::text::is_han;

/// The filter `<p{{ text | lang }}>`: on a page in English it says that a text is Chinese, for fonts and for voices.
pub(super) fn lang(text: &str, page: Language) -> Value {
    let is_other = page == Language::English && text.chars().any(is_han);
    Value::safe_string(if is_other { " lang=\"zh-CN\"" } else { "" })
}
