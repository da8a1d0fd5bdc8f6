//! Addresses of the web that a configuration may name.

use crate::diagnostic::{Diagnostics, Finding};
use crate::text::Spanned;

/// Where an edited text's path stands.
const PATH: &str = "{path}";

/// Any address; another one is a finding.
pub(super) fn outside(written: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<String> {
    let is_address = is_address(&written.value);
    if !is_address {
        diagnostics.at(written.span, Finding::NotAnAddress { written: written.value.clone() });
    }
    is_address.then(|| written.value.clone())
}

/// The address of a folder, with a slash at its end.
pub(super) fn base(written: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<String> {
    // Behind a `?` no path can follow.
    if written.value.contains(['?', '#']) {
        diagnostics.at(written.span, Finding::NotAnAddress { written: written.value.clone() });
        return None;
    }
    let address = outside(written, diagnostics)?;
    Some(if address.ends_with('/') { address } else { address + "/" })
}

/// An address with a place for a path.
pub(super) fn edit(written: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<String> {
    let address = outside(written, diagnostics)?;
    if !address.contains(PATH) {
        diagnostics.at(written.span, Finding::EditWithoutPath);
        return None;
    }
    Some(address)
}

fn is_address(written: &str) -> bool {
    let host = written.strip_prefix("https://").or_else(|| written.strip_prefix("http://"));
    let begins = host.is_some_and(|host| host.starts_with(|it: char| it.is_alphanumeric() || it == '['));
    begins && !written.contains(|it: char| it.is_whitespace() || it.is_control() || "\"'<>\\".contains(it))
}
