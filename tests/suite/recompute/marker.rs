//! Markers: comments in a lesson that say which figures of what follows come from which data.

/// One marker, and the block behind it.
pub(super) struct Marker<'a> {
    pub(super) line: usize,
    /// The file, by its path from the lesson.
    pub(super) file: String,
    /// Conditions for every figure (`where:`).
    pub(super) only: String,
    lines: Vec<&'a str>,
    /// The lines of the paragraph, table or code that follows.
    block: Vec<&'a str>,
}

/// A figure that is to be computed again.
pub(super) struct Check {
    pub(super) place: String,
    pub(super) written: String,
    pub(super) only: String,
    pub(super) formula: String,
}

/// Every marker of a lesson.
pub(super) fn markers(lesson: &str) -> Vec<Marker<'_>> {
    let mut markers = Vec::new();
    let mut lines = lesson.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let comment = line.trim_start().strip_prefix("<!--").map(str::trim_start);
        let Some(file) = comment.and_then(|comment| comment.strip_prefix("recompute")) else { continue };
        let inside: Vec<&str> = lines.by_ref().map(|(_, line)| line.trim()).take_while(|line| *line != "-->").collect();
        let behind = lines.clone().map(|(_, line)| line).skip_while(|line| line.is_empty());
        let block = behind.take_while(|line| !line.is_empty()).collect();
        let only = inside.iter().find_map(|line| line.strip_prefix("where:")).unwrap_or_default().to_owned();
        markers.push(Marker { line: number + 1, file: file.trim().to_owned(), only, lines: inside, block });
    }
    markers
}

impl Marker<'_> {
    /// The figures that the marker speaks of.
    pub(super) fn checks(&self) -> Result<Vec<Check>, String> {
        let table: Vec<Vec<&str>> = self.block.iter().filter_map(|line| cells(line)).collect();
        let rows = self.rows(&table)?;
        let mut checks = Vec::new();
        for (key, parts) in self.entries()? {
            match (key, &parts[..]) {
                ("column", [column, formula]) => {
                    for (row, only) in &rows {
                        checks.push(cell(&table, row, column, only, formula)?);
                    }
                }
                ("cell", [row, column, formula]) => {
                    let only = rows.iter().find(|(name, _)| name == row).map_or("", |(_, only)| only);
                    let check = cell(&table, row, column, only, formula)?;
                    // A cell with a formula of its own does not follow its column's.
                    checks.retain(|of_column: &Check| of_column.place != check.place);
                    checks.push(check);
                }
                ("value", [written, formula]) => checks.push(self.value(written, formula)?),
                _ => {}
            }
        }
        if checks.is_empty() { Err("the marker checks no figure".to_owned()) } else { Ok(checks) }
    }

    fn entries(&self) -> Result<Vec<(&str, Vec<&str>)>, String> {
        self.lines.iter().map(|line| entry(line).ok_or_else(|| format!("`{line}` is not understood"))).collect()
    }

    /// The table's rows that are computed, each with the conditions that choose its data.
    fn rows(&self, table: &[Vec<&str>]) -> Result<Vec<(String, String)>, String> {
        let entries = self.entries()?;
        let listed = entries.iter().filter(|(key, _)| *key == "row");
        let mut rows: Vec<(String, String)> =
            listed.map(|(_, parts)| (parts[0].to_owned(), parts[1].to_owned())).collect();
        for (_, parts) in entries.iter().filter(|(key, _)| *key == "rows") {
            for cells in table.iter().skip(2) {
                if rows.iter().all(|(name, _)| name != cells[0]) {
                    rows.push((cells[0].to_owned(), format!("{} = {}", parts[0], cells[0])));
                }
            }
        }
        Ok(rows)
    }

    /// A figure somewhere in the paragraph behind the marker.
    fn value(&self, written: &str, formula: &str) -> Result<Check, String> {
        if !self.block.iter().any(|line| stands_in(line, written)) {
            return Err(format!("{written} is not in what follows the marker"));
        }
        let (written, formula) = (written.to_owned(), formula.to_owned());
        Ok(Check { place: "a value".to_owned(), written, only: String::new(), formula })
    }
}

/// Whether a figure stands in a line by itself, so that `5` is not found in `15` or `0.5`.
fn stands_in(line: &str, figure: &str) -> bool {
    let digit = |text: &str| text.starts_with(|it: char| it.is_ascii_digit());
    line.match_indices(figure).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + figure.len()..]);
        let ends = !before.ends_with(|it: char| it.is_ascii_digit() || ".,−".contains(it));
        ends && !digit(after) && !after.starts_with('%') && !after.strip_prefix(['.', ',']).is_some_and(digit)
    })
}

/// A line of a marker: a key, and what stands between bars behind it.
fn entry(line: &str) -> Option<(&str, Vec<&str>)> {
    let (key, rest) = line.split_once(':')?;
    let parts: Vec<&str> = rest.split('|').map(str::trim).collect();
    let wanted = match key {
        "where" | "rows" => 1,
        "row" | "column" | "value" => 2,
        "cell" => 3,
        // Nobody sees a comment, so a line that does nothing would never be missed.
        _ => return None,
    };
    (parts.len() == wanted).then_some((key, parts))
}

/// The cells of a table's row.
fn cells(line: &str) -> Option<Vec<&str>> {
    let inside = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    Some(inside.split('|').map(str::trim).collect())
}

fn cell(table: &[Vec<&str>], row: &str, column: &str, only: &str, formula: &str) -> Result<Check, String> {
    let header = table.first().ok_or("no table follows the marker")?;
    let index = header.iter().position(|name| *name == column);
    let index = index.ok_or_else(|| format!("the table has no column {column}"))?;
    let cells = table.iter().skip(2).find(|cells| cells[0] == row);
    let written = cells.and_then(|cells| cells.get(index)).ok_or_else(|| format!("the table has no row {row}"))?;
    let (written, only, formula) = ((*written).to_owned(), only.to_owned(), formula.to_owned());
    Ok(Check { place: format!("{row}, {column}"), written, only, formula })
}
