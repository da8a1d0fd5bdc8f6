//! Tables in a lesson's text.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// A table while it is written: headers say what they head, and a wide table scrolls by itself.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
}

impl Table {
    /// The HTML of a table's event; nothing for any other.
    pub(super) fn event<'a>(&mut self, event: &Event) -> Option<Event<'a>> {
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
                if self.head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") }
            }
            Event::End(TagEnd::TableCell) => if self.head { "</th>" } else { "</td>" }.to_owned(),
            _ => return None,
        };
        Some(Event::Html(html.into()))
    }
}
