//! Tables in a lesson's text.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// A table while it is written: headers say what they head, and a wide table scrolls by itself.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
    /// The element of the cell that is written.
    cell: &'static str,
}

impl Table {
    /// The HTML of a table's event; nothing for any other. `empty` says whether nothing stands before its end.
    pub(super) fn event<'a>(&mut self, event: &Event, empty: bool) -> Option<Event<'a>> {
        let html = match event {
            Event::Start(Tag::Table(alignments)) => {
                self.alignments.clone_from(alignments);
                "<div class=\"table\" tabindex=\"0\"><table>".to_owned()
            }
            Event::End(TagEnd::Table) => "</tbody></table></div>\n".to_owned(),
            Event::Start(Tag::TableHead) => {
                (self.head, self.column) = (true, 0);
                "<thead><tr>".to_owned()
            }
            Event::End(TagEnd::TableHead) => {
                self.head = false;
                "</tr></thead><tbody>\n".to_owned()
            }
            Event::Start(Tag::TableRow) => {
                self.column = 0;
                "<tr>".to_owned()
            }
            Event::End(TagEnd::TableRow) => "</tr>\n".to_owned(),
            Event::Start(Tag::TableCell) => {
                let class = match self.alignments.get(self.column) {
                    Some(Alignment::Right) => " class=\"right\"",
                    Some(Alignment::Center) => " class=\"center\"",
                    _ => "",
                };
                self.column += 1;
                // An empty corner heads nothing.
                let (cell, scope) = if self.head && !empty { ("th", " scope=\"col\"") } else { ("td", "") };
                self.cell = cell;
                format!("<{cell}{scope}{class}>")
            }
            Event::End(TagEnd::TableCell) => format!("</{}>", self.cell),
            _ => return None,
        };
        Some(Event::Html(html.into()))
    }
}
