//! The words around the content: a key and what is said.

use std::collections::BTreeMap;

use tera::{Error, Kwargs, State, TeraResult, Value};

/// Words by their keys; `{n}` in one is filled by the template.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(pub(super) BTreeMap<String, String>);

impl Words {
    /// The word of a key.
    pub(super) fn get(&self, key: &str) -> TeraResult<&str> {
        self.0.get(key).map(String::as_str).ok_or_else(|| Error::message(format!("no word has the key `{key}`")))
    }

    /// The filter `{{ "n_tasks" | say(n=3) }}`.
    pub(super) fn say(&self, key: &str, arguments: &Kwargs) -> TeraResult<String> {
        let mut said = self.get(key)?.to_owned();
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
