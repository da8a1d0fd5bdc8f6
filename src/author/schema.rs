//! JSON Schemas of the files that people write, for editors: made from what their readers say they take.

use serde_json::{Map, Value, json};

use crate::author::said::said;
use crate::content::{Form, forms};
use crate::diagnostic::Language;
use crate::project::{self, Files, SETTINGS};
use crate::yaml::{Shape, in_chinese};

/// Every form that has a schema.
pub fn schemas() -> Vec<Form> {
    let settings = Form { name: "kebiao", files: Some(SETTINGS), shape: project::shape() };
    std::iter::once(settings).chain(forms()).collect()
}

/// The schema of a form, as a text.
pub fn schema(form: &Form, language: Language) -> String {
    let mut schema = value(&form.shape, form.name, language);
    let about = json!({ "$schema": "http://json-schema.org/draft-07/schema#", "title": form.name });
    if let (Value::Object(schema), Value::Object(mut about)) = (&mut schema, about) {
        about.append(schema);
        *schema = about;
    }
    pretty(&schema)
}

/// The settings of an editor that looks at YAML while one writes, and the schemas that they name.
pub(super) fn editor(language: Language) -> Files {
    let mut files = Files::new();
    let mut of_files = Map::new();
    for form in schemas() {
        let path = format!(".vscode/schemas/{}.json", form.name);
        // What is a part of a Markdown file lies there too, for editors that look into those.
        if let Some(pattern) = form.files {
            of_files.insert(format!("./{path}"), Value::from(pattern));
        }
        files.insert(path, schema(&form, language).into_bytes());
    }
    let settings = json!({
        "files.encoding": "utf8",
        "files.exclude": { "**/.kebiao": true },
        "yaml.schemas": of_files,
    });
    files.insert(".vscode/settings.json".to_owned(), pretty(&settings).into_bytes());
    files
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

fn value(shape: &Shape, path: &str, language: Language) -> Value {
    match shape {
        Shape::Text => json!({ "type": ["string", "number", "boolean"] }),
        Shape::Word(words) => {
            let otherwise = words.iter().flat_map(|word| otherwise(word, words, language));
            json!({ "enum": words.iter().copied().chain(otherwise).collect::<Vec<_>>() })
        }
        Shape::Count => json!({ "type": "integer", "minimum": 0 }),
        Shape::Truth => json!({ "type": "boolean" }),
        // Nothing at all may stand there too.
        Shape::Maybe(inner) => json!({ "anyOf": [value(inner, path, language), { "type": "null" }] }),
        Shape::List(inner) => json!({ "type": "array", "items": value(inner, path, language) }),
        Shape::Each(inner) => json!({ "type": "object", "additionalProperties": value(inner, path, language) }),
        Shape::Either(one, other) => json!({ "anyOf": [value(one, path, language), value(other, path, language)] }),
        Shape::Keys(keys) => {
            let known: Vec<&str> = keys.iter().map(|key| key.name).collect();
            let mut properties = Map::new();
            let mut needed: Vec<Value> = Vec::new();
            for key in keys {
                let path = format!("{path}.{}", key.name);
                let mut property = value(&key.shape, &path, language);
                if let (Value::Object(property), Some(said)) = (&mut property, said(&path)) {
                    property.insert("description".to_owned(), Value::from(language.of(said)));
                }
                let names: Vec<&str> = std::iter::once(key.name).chain(otherwise(key.name, &known, language)).collect();
                properties.extend(names.iter().map(|name| ((*name).to_owned(), property.clone())));
                if key.needed {
                    needed.push(
                        json!({ "anyOf": names.iter().map(|name| json!({ "required": [name] })).collect::<Vec<_>>() }),
                    );
                }
            }
            let mut object = json!({ "type": "object", "properties": properties, "additionalProperties": false });
            if let (Value::Object(object), false) = (&mut object, needed.is_empty()) {
                object.insert("allOf".to_owned(), json!(needed));
            }
            object
        }
    }
}

/// The Chinese names of a key or a word, which a Chinese site may use as well.
fn otherwise(name: &str, known: &[&str], language: Language) -> Vec<&'static str> {
    language.of([in_chinese(name, known), Vec::new()])
}
