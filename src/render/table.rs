//! Tables in a lesson's text.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// A table while it is written: headers say what they head, and a wide table scrolls by itself. Cells and rows end where
/// the next one begins.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
}

impl Table {
    /// The HTML of a table's event; nothing for any other. `empty` says whether nothing stands before its end.
    pub(super) fn event<'a>(&mut self, event: &Event, empty: bool) -> Option<Event<'a>> {
        let html = match event {
            Event::Start(Tag::Table(alignments)) => {
                self.alignments.clone_from(alignments);
                "<div class=\"table\" tabindex=\"0\"><table>"
            }
            Event::End(TagEnd::Table) => "</tbody></table></div>\n",
            Event::Start(Tag::TableHead) => {
                (self.head, self.column) = (true, 0);
                "<thead><tr>"
            }
            Event::End(TagEnd::TableHead) => {
                self.head = false;
                "</thead><tbody>\n"
            }
            Event::Start(Tag::TableRow) => {
                self.column = 0;
                "<tr>"
            }
            Event::End(TagEnd::TableRow) => "\n",
            Event::Start(Tag::TableCell) => {
                let alignment = self.alignments.get(self.column);
                self.column += 1;
                // An empty corner heads nothing.
                match (self.head && !empty, alignment) {
                    (true, Some(Alignment::Right)) => "<th scope=\"col\" class=\"right\">",
                    (true, Some(Alignment::Center)) => "<th scope=\"col\" class=\"center\">",
                    (true, _) => "<th scope=\"col\">",
                    (false, Some(Alignment::Right)) => "<td class=\"right\">",
                    (false, Some(Alignment::Center)) => "<td class=\"center\">",
                    (false, _) => "<td>",
                }
            }
            Event::End(TagEnd::TableCell) => "",
            _ => return None,
        };
        Some(Event::Html(html.into()))
    }
}
