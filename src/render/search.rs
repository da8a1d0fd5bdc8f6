//! Search data as scripts, since a page opened from a disk may load nothing else.

use std::collections::BTreeMap;

use memchr::memmem;
use serde::{Serialize, Serializer};

use crate::output::Fingerprint;
use crate::render::theme::Theme;
use crate::site::{Index, Record, Route, Shard};

/// What the dialog says, and the kinds of things that are found.
const WORDS: [&str; 24] = [
    "close",
    "course",
    "field",
    "lesson",
    "level",
    "major",
    "page",
    "position",
    "programme",
    "quiz",
    "requirement",
    "rubric",
    "search",
    "search_all",
    "search_found",
    "search_hint",
    "search_more",
    "search_near",
    "search_none",
    "search_slash",
    "section",
    "standard",
    "task",
    "term",
];

#[derive(Hash, Serialize)]
struct Data<'a> {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    words: BTreeMap<&'a str, &'a str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    standards: BTreeMap<&'a str, &'a str>,
    /// The other files: whose standard's and level's texts each holds, and its name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<(&'a str, &'a str, &'a str)>,
    #[serde(serialize_with = "flat")]
    records: &'a [Vec<Record<'a>>],
}

/// All in one list.
fn flat<S: Serializer>(records: &&[Vec<Record>], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(records.iter().flatten())
}

/// A file of search data to be.
pub struct Script<'a> {
    /// Its path.
    pub path: String,
    data: Data<'a>,
}

impl Script<'_> {
    /// Of all that it is made from.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of_value(&self.data)
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        script(&self.data).into_bytes()
    }
}

/// One script a shard; the first, which every page loads, brings the words.
pub fn scripts<'a>(index: &'a Index, theme: &'a Theme) -> Vec<Script<'a>> {
    let word = |key: &'static str| (key, theme.words.get(key).expect("each language has all the words"));
    let file = |shard: &'a Shard| shard.of.as_ref().map(|[folder, level]| (&**folder, &**level, &*shard.file));
    let script = |shard: &'a Shard| {
        let is_first = shard.of.is_none();
        let standards = index.standards.iter().map(|(folder, name)| (folder.as_str(), name.as_str()));
        let data = Data {
            words: WORDS.into_iter().filter(|_| is_first).map(word).collect(),
            standards: standards.filter(|_| is_first).collect(),
            files: index.shards.iter().filter(|_| is_first).filter_map(file).collect(),
            records: &shard.records,
        };
        Script { path: Route::Asset(&shard.file).path(), data }
    };
    index.shards.iter().map(script).collect()
}

/// A call that hands the data over. No text in it can end a script, or a line of one.
fn script(data: &Data) -> String {
    let mut json = serde_json::to_string(data).expect("names and texts are JSON");
    for (sign, written) in [('<', "\\u003c"), ('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")] {
        if memmem::find(json.as_bytes(), sign.encode_utf8(&mut [0; 4]).as_bytes()).is_some() {
            json = json.replace(sign, written);
        }
    }
    ["kebiao.add(", &json, ")\n"].concat()
}
