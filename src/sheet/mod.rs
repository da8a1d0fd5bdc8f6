//! Tables that leave as files of Excel and Word. It knows tables, not what stands in them.

mod docx;
mod height;
mod pages;
mod table;
mod xlsx;

pub use docx::docx;
pub use table::{Cell, Column, Form, Rows, Sheet, Tone, Value, Workbook};
pub use xlsx::xlsx;
