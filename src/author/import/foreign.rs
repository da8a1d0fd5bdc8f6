//! What a file is that should become a lesson and is no Word file.

use crate::diagnostic::{Finding, Foreign};
use crate::form::docx::Package;
use crate::form::{Limit, looks_like_page, looks_like_pdf};
use crate::text::{Decoded, decode};

/// Why a file is refused, said of a lesson: what is told of standards has cures that help nobody here.
pub(super) fn refused(bytes: &[u8], limit: Limit, finding: Finding) -> Finding {
    match finding {
        Finding::Picture => Finding::NotWord { kind: Foreign::Picture },
        Finding::UnknownForm => Finding::NotWord { kind: kind(bytes, limit) },
        other => other,
    }
}

fn kind(bytes: &[u8], limit: Limit) -> Foreign {
    if let Ok(main) = Package::read(bytes, limit).and_then(|mut package| package.main()) {
        return match main.split('/').next() {
            Some("xl") => Foreign::Sheet,
            Some("ppt") => Foreign::Slides,
            _ => Foreign::Other,
        };
    }
    if looks_like_pdf(bytes) {
        return Foreign::Pdf;
    }
    if looks_like_page(bytes) {
        return Foreign::Page;
    }
    match decode(bytes) {
        Decoded::Certain(text) if text.trim().is_empty() => Foreign::Empty,
        Decoded::Certain(text) | Decoded::Guessed(text, _) if !text.contains(is_no_text) => Foreign::Text,
        _ => Foreign::Other,
    }
}

fn is_no_text(character: char) -> bool {
    character.is_control() && !character.is_whitespace()
}
