//! The words around the content: a key and what is said.

use std::collections::BTreeMap;

use tera::{Error, Kwargs, State, TeraResult, Value};

use crate::diagnostic::Language;

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
        if !word.contains(['{', '|']) {
            return Ok(word.to_owned());
        }
        let is_one = arguments.iter().any(|(name, value)| name.as_str() == Some("n") && value.to_string() == "1");
        let mut rest = match word.split_once(" | ") {
            Some((one, _)) if is_one => one,
            Some((_, many)) => many,
            None => word,
        };
        let mut said = String::new();
        // What is filled in is not read again: it may be anybody's text.
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let name = after.split_once('}').map(|(name, _)| name);
            let value = arguments.iter().find(|(key, _)| key.as_str() == name);
            if let (Some(name), Some((_, value))) = (name, value) {
                said.push_str(&value.to_string());
                rest = &after[name.len() + 1..];
            } else {
                said.push('{');
                rest = after;
            }
        }
        Ok(said + rest)
    }

    /// A built-in template with its words in it, where they are the same on all pages: a third of what filters would do.
    pub(super) fn said(&self, template: &str, page: Language) -> String {
        let said = |expression: &str| {
            let is_path = |text: &str| text.chars().all(|it| it.is_ascii_lowercase() || "._ |".contains(it));
            if page == Language::Chinese && expression.strip_suffix(" | lang").is_some_and(is_path) {
                return Some("");
            }
            let word = self.get(expression.strip_prefix('"')?.strip_suffix("\" | say")?).ok()?;
            // What a template would escape, fill in, choose or trim, it is left to.
            let is_plain = !word.contains(['{', '|', '&', '<', '>', '"', '\'']) && word.trim() == word;
            is_plain.then_some(word)
        };
        let mut text = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once("{{ ") {
            let end = after.find(" }}").and_then(|end| Some((said(&after[..end])?, end + " }}".len())));
            let (shown, length) = end.unwrap_or(("{{ ", 0));
            text.extend([before, shown]);
            rest = &after[length..];
        }
        text + rest
    }

    /// The filter `{{ crumb.name | name }}`: a text as it is, a word by its key.
    pub(super) fn name(&self, name: &Value, _: &Kwargs, _: &State) -> TeraResult<Value> {
        if name.as_str().is_some() {
            return Ok(name.clone());
        }
        match name.get_from_path("word").and_then(Value::as_str) {
            Some(word) => self.get(word).map(Value::from),
            None => Err(Error::message("`name` takes a name")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use tera::{Context, Kwargs, State, Tera};

    use super::Words;

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let words = Words(BTreeMap::from([("of".to_owned(), "{a} {c}, {b} {".to_owned())]));
        let mut tera = Tera::new();
        tera.register_filter("say", move |key: &str, arguments: Kwargs, _: &State| words.say(key, &arguments));
        tera.add_raw_template("it", "{{ \"of\" | say(a=\"{b}\", b=\"x\") }}").expect("a template");
        assert_eq!(tera.render("it", &Context::new()).expect("a text"), "{b} {c}, x {");
    }
}
