//! An address as a QR code on a terminal, for the camera of a phone.

use fast_qr::{ECL, QRBuilder};

/// The light border that readers of such codes need, in modules.
const BORDER: usize = 2;

/// The code in half blocks, dark on light whatever the terminal's colours; nothing where the address is too long.
pub(super) fn qr(address: &str) -> Option<String> {
    let code = QRBuilder::new(address).ecl(ECL::L).build().ok()?;
    let side = code.size + 2 * BORDER;
    let is_dark = |row: usize, column: usize| {
        let inside = (BORDER..BORDER + code.size).contains(&row) && (BORDER..BORDER + code.size).contains(&column);
        inside && code[row - BORDER][column - BORDER].value()
    };
    let line = |row: usize| -> String {
        let modules = (0..side).map(|column| match (is_dark(row, column), is_dark(row + 1, column)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        });
        format!("\u{1b}[30;107m{}\u{1b}[0m\n", modules.collect::<String>())
    };
    Some((0..side).step_by(2).map(line).collect())
}
