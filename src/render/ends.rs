//! End tags that HTML does without, left out: a page of tables and lists is a tenth lighter.

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

/// The page without them. Text holds no `<`, so that whatever looks like a tag is one.
pub(super) fn without_needless_ends(html: &str) -> String {
    let mut light = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("</") {
        let (before, tag) = rest.split_at(at);
        light.push_str(before);
        let needless = |(end, followers): &(&str, &[&str])| {
            let after = tag.strip_prefix(end)?;
            followers.iter().any(|it| after.starts_with(it)).then_some(after)
        };
        rest = NEEDLESS.iter().find_map(needless).unwrap_or_else(|| {
            light.push_str("</");
            &tag["</".len()..]
        });
    }
    light.push_str(rest);
    light
}

#[cfg(test)]
mod tests {
    use super::without_needless_ends;

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
