//! The words around the content: a key and what is said.

use std::collections::BTreeMap;

use tera::{Error, Kwargs, State, TeraResult, Value};

/// Words by their keys; `{n}` in one is filled by the template, and what stands before ` | ` is said where it is 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(pub(super) BTreeMap<String, String>);

impl Words {
    /// The word of a key.
    pub(super) fn get(&self, key: &str) -> TeraResult<&str> {
        self.0.get(key).map(String::as_str).ok_or_else(|| Error::message(format!("no word has the key `{key}`")))
    }

    /// The filter `{{ "n_tasks" | say(n=3) }}`.
    pub(super) fn say(&self, key: &str, arguments: &Kwargs) -> TeraResult<String> {
        let word = self.get(key)?;
        let is_one = arguments.iter().any(|(name, value)| name.to_string() == "n" && value.to_string() == "1");
        let mut said = match word.split_once(" | ") {
            Some((one, many)) => {
                if is_one {
                    one
                } else {
                    many
                }
            }
            None => word,
        }
        .to_owned();
        for (name, value) in arguments.iter() {
            said = said.replace(&format!("{{{name}}}"), &value.to_string());
        }
        Ok(said)
    }

    /// The filter `{{ crumb.name | name }}`: a text as it is, a word by its key.
    pub(super) fn name(&self, name: &Value, _: &Kwargs, _: &State) -> TeraResult<String> {
        let part = |key| name.get_from_path(key).and_then(Value::as_str);
        match (part("text"), part("word")) {
            (Some(text), _) => Ok(text.to_owned()),
            (None, Some(word)) => self.get(word).map(str::to_owned),
            (None, None) => Err(Error::message("`name` takes a name")),
        }
    }
}
