//! What is wrong with a picture that a text shows.

use crate::diagnostic::{Diagnostics, Finding};
use crate::picture::{Flaw, Form, Look};
use crate::text::Span;

/// Looks at a file; the size that it can be made smaller to, where it is larger than a page shows.
pub(super) fn look(path: &str, bytes: &[u8], place: Span, diagnostics: &mut Diagnostics) -> Option<(u32, u32)> {
    let name = || path.rsplit('/').next().unwrap_or(path).to_owned();
    let form = Form::of(bytes);
    let Some(form) = form.filter(|form| form.is_shown()) else {
        let form = form.map(Form::name);
        diagnostics.at(place, Finding::NotAPicture { name: name(), form });
        return None;
    };
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    if !form.endings().contains(&ending.as_str()) {
        let (form, usual) = (form.name(), form.endings()[0]);
        diagnostics.at(place, Finding::PictureEnding { name: name(), form, usual });
    }
    let look = Look::of(bytes);
    match look.flaw {
        Some(Flaw::Huge(width, height)) => diagnostics.at(place, Finding::HugePicture { width, height }),
        Some(Flaw::Cut) => diagnostics.at(place, Finding::BrokenPicture { name: name() }),
        None => {}
    }
    look.smaller
}
