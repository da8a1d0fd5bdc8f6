//! End tags that HTML does without, left out: a page of tables and lists is a tenth lighter.

use memchr::memmem;

/// An end tag, and what may follow it at once for it to be needless: the next of its kind, or the end around both.
const NEEDLESS: [(&str, &[&str]); 7] = [
    ("</td>", &["<td", "<th", "</tr>"]),
    ("</th>", &["<td", "<th", "</tr>"]),
    ("</tr>", &["<tr", "\n<tr", "</tbody>", "\n</tbody>", "</thead>", "</tfoot>"]),
    ("</li>", &["<li", "</ul>", "</ol>"]),
    ("</dt>", &["<dt", "<dd"]),
    ("</dd>", &["<dt", "<dd", "</dl>", "</div>"]),
    ("</option>", &["<option", "</select>", "</optgroup>"]),
];

/// Adds a piece of a page without them. Text holds no `<`, so that whatever looks like a tag is one.
pub(super) fn push_without_needless_ends(light: &mut Vec<u8>, html: &[u8]) {
    let mut from = 0;
    for at in memmem::find_iter(html, "</") {
        // Most tags are of other kinds, which their first letter tells.
        let mut alike = NEEDLESS.iter().filter(|(end, _)| html.get(at + 2) == end.as_bytes().get(2));
        let needless = alike.find(|(end, followers)| {
            let after = html[at..].strip_prefix(end.as_bytes());
            after.is_some_and(|after| followers.iter().any(|it| after.starts_with(it.as_bytes())))
        });
        if let Some((end, _)) = needless {
            light.extend_from_slice(&html[from..at]);
            from = at + end.len();
        }
    }
    light.extend_from_slice(&html[from..]);
}

#[cfg(test)]
mod tests {
    fn without_needless_ends(html: &str) -> String {
        let mut light = Vec::new();
        super::push_without_needless_ends(&mut light, html.as_bytes());
        String::from_utf8(light).expect("tags are whole characters")
    }

    #[test]
    fn what_follows_ends_it_as_well() {
        let table = "<table><thead><tr><th>a</th><td></td></tr></thead><tbody>\n<tr><td>b</td></tr>\n<tr><td>c</td></tr>\n</tbody></table>";
        let light = "<table><thead><tr><th>a<td></thead><tbody>\n<tr><td>b\n<tr><td>c\n</tbody></table>";
        assert_eq!(without_needless_ends(table), light);
        assert_eq!(without_needless_ends("<ul><li>a</li><li>b</li></ul>"), "<ul><li>a<li>b</ul>");
        let text = "<ul><li>a</li> <!-- b --></ul><p>&lt;/li>&lt;li></p><pre>\n</pre>";
        assert_eq!(without_needless_ends(text), text);
    }
}
