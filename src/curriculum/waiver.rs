//! 不纳入: which requirement is left out, once each.

use std::collections::BTreeMap;

use crate::content::Waiver;
use crate::curriculum::name;
use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::{RequirementId, Standard};

/// The waivers by what they are about; one for nothing, or a second one, is reported and left out.
pub(super) fn link(
    written: &[Waiver],
    standard: &Standard,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<RequirementId, Waiver> {
    let mut waivers: BTreeMap<RequirementId, Waiver> = BTreeMap::new();
    for waiver in written {
        let Some(id) = name::requirement(&waiver.requirement, standard, None, diagnostics) else { continue };
        if let Some(first) = waivers.get(&id) {
            let finding = Finding::WaivedTwice { code: id.to_string() };
            diagnostics.between(waiver.requirement.span, first.requirement.span, finding);
            continue;
        }
        waivers.insert(id, waiver.clone());
    }
    waivers
}
