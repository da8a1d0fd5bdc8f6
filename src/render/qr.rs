//! An address as a QR code, so that paper leads back to its page.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};

/// The light border that readers of such codes need, in modules.
const BORDER: usize = 4;

/// A drawing of an address; nothing where it is too long for one.
pub(super) fn qr(address: &str) -> String {
    let Ok(code) = QRBuilder::new(address).ecl(ECL::L).build() else { return String::new() };
    let side = code.size + 2 * BORDER;
    let mut path = String::new();
    for row in 0..code.size {
        // Dark modules side by side are one stroke.
        let dark: Vec<bool> = (0..code.size).map(|column| code[row][column].value()).collect();
        let mut end = 0;
        let mut is_first = true;
        for run in dark.chunk_by(|one, other| one == other) {
            let start = end;
            end += run.len();
            if run[0] {
                let (x, y) = (start + BORDER, row + BORDER);
                if is_first {
                    write!(path, "M{x} {y}h{}", run.len()).expect("a string takes all that is written");
                } else {
                    write!(path, "h{}", run.len()).expect("a string takes all that is written");
                }
                is_first = false;
            } else if !is_first {
                write!(path, "m{} 0", run.len()).expect("a string takes all that is written");
            }
        }
    }
    format!(
        "<svg class=\"qr paper\" width=\"84\" height=\"84\" viewBox=\"0 -.5 {side} {side}\" aria-hidden=\"true\"><path stroke=\"#000\" d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn an_address_is_drawn_and_an_endless_one_is_not() {
        let drawn = qr("https://example.com/530047/l1-1.1-a.html");
        assert!(drawn.starts_with("<svg") && drawn.contains("M4 4h7m") && drawn.len() < 3000, "{}", drawn.len());
        assert_eq!(qr(&"x".repeat(5000)), "");
    }
}
