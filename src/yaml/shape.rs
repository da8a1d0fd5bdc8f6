//! What a reader takes, asked of the reader itself: its keys, and what kind of value each has.
//!
//! A type is read from a deserializer that holds no text but offers every key that is asked for, and writes down what
//! is asked. So a description of a file cannot differ from what reads it.

use serde::de::value::{Error, MapDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};

use crate::yaml::value::{COUNT_OR_EACH, TEXT_OR_EACH, TEXT_OR_LIST};

/// What kind of value is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text; YAML's numbers are texts too.
    Text,
    /// One of these words.
    Word(Vec<&'static str>),
    /// A whole number, not below zero.
    Count,
    /// `true` or `false`
    Truth,
    /// It may be empty.
    Maybe(Box<Shape>),
    /// A list of such values.
    List(Box<Shape>),
    /// Such a value for each key of the author's own.
    Each(Box<Shape>),
    /// One such value or the other kind.
    Either(Box<Shape>, Box<Shape>),
    /// These keys and no others.
    Keys(Vec<Key>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What stands behind it.
    pub shape: Shape,
    /// Whether it must be there.
    pub needed: bool,
}

/// The shape of what is read into a type.
pub fn shape<T: DeserializeOwned>() -> Shape {
    let mut shape = trace::<T>(&[]).expect("a reader takes what it asks for");
    for path in shape.paths() {
        let needed = trace::<T>(&path).is_err();
        shape.key_mut(&path).expect("the path is one of its own").needed = needed;
    }
    shape
}

impl Shape {
    /// The same, where a key, by its path with dots, takes only some words.
    #[must_use]
    pub fn among(mut self, path: &str, words: impl IntoIterator<Item = &'static str>) -> Self {
        let path: Vec<&str> = path.split('.').collect();
        let key = self.key_mut(&path).expect("the reader has the key");
        key.shape.fill(&Shape::Word(words.into_iter().collect()));
        self
    }

    /// The path of every key in it.
    pub fn paths(&self) -> Vec<Vec<&'static str>> {
        match self {
            Self::Maybe(inner) | Self::List(inner) | Self::Each(inner) => inner.paths(),
            Self::Either(one, other) => [one.paths(), other.paths()].concat(),
            Self::Keys(keys) => keys
                .iter()
                .flat_map(|key| {
                    let below = key.shape.paths().into_iter().map(|path| [vec![key.name], path].concat());
                    std::iter::once(vec![key.name]).chain(below).collect::<Vec<_>>()
                })
                .collect(),
            Self::Text | Self::Word(_) | Self::Count | Self::Truth => Vec::new(),
        }
    }

    fn key_mut(&mut self, path: &[&str]) -> Option<&mut Key> {
        match self {
            Self::Maybe(inner) | Self::List(inner) | Self::Each(inner) => inner.key_mut(path),
            Self::Keys(keys) => {
                let (name, rest) = path.split_first()?;
                let key = keys.iter_mut().find(|key| key.name == *name)?;
                if rest.is_empty() { Some(key) } else { key.shape.key_mut(rest) }
            }
            _ => None,
        }
    }

    /// Puts words where texts are.
    fn fill(&mut self, words: &Self) {
        match self {
            Self::Text => *self = words.clone(),
            Self::Maybe(inner) | Self::List(inner) | Self::Each(inner) => inner.fill(words),
            Self::Either(one, other) => {
                one.fill(words);
                other.fill(words);
            }
            Self::Word(_) | Self::Count | Self::Truth | Self::Keys(_) => {}
        }
    }
}

/// Reads a type from nothing; without a key, whether it can be read without it.
fn trace<T: DeserializeOwned>(omitted: &[&str]) -> Result<Shape, Error> {
    let mut shape = Shape::Text;
    T::deserialize(Tracer { shape: &mut shape, path: Vec::new(), omitted })?;
    Ok(shape)
}

struct Tracer<'a> {
    shape: &'a mut Shape,
    path: Vec<&'static str>,
    omitted: &'a [&'a str],
}

impl<'a> Tracer<'a> {
    /// What traces a value within this one.
    fn within<'b>(&'b self, shape: &'b mut Shape) -> Tracer<'b>
    where
        'a: 'b,
    {
        Tracer { shape, path: self.path.clone(), omitted: self.omitted }
    }
}

macro_rules! answers {
    ($($ask:ident: $shape:expr, $answer:ident($value:expr);)*) => {$(
        fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            *self.shape = $shape;
            visitor.$answer($value)
        }
    )*};
}

impl<'de> Deserializer<'de> for Tracer<'_> {
    type Error = Error;

    answers! {
        deserialize_str: Shape::Text, visit_str("");
        deserialize_string: Shape::Text, visit_str("");
        deserialize_bool: Shape::Truth, visit_bool(false);
        deserialize_u16: Shape::Count, visit_u16(0);
        deserialize_u32: Shape::Count, visit_u32(0);
        deserialize_u64: Shape::Count, visit_u64(0);
        deserialize_identifier: Shape::Text, visit_str("");
    }

    /// Only what takes two kinds of values asks so, and says which.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let said = Error::invalid_type(Unexpected::Unit, &visitor as &dyn Expected).to_string();
        let text = || Box::new(Shape::Text);
        if said.ends_with(COUNT_OR_EACH) {
            let count = || Box::new(Shape::Count);
            *self.shape = Shape::Either(count(), Box::new(Shape::Each(count())));
            return visitor.visit_u64(0);
        }
        *self.shape = if said.ends_with(TEXT_OR_LIST) {
            Shape::Either(text(), Box::new(Shape::List(text())))
        } else if said.ends_with(TEXT_OR_EACH) {
            Shape::Either(text(), Box::new(Shape::Each(text())))
        } else {
            Shape::Text
        };
        visitor.visit_str("")
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut inner = Shape::Text;
        let read = visitor.visit_some(self.within(&mut inner));
        *self.shape = Shape::Maybe(Box::new(inner));
        read
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(Placed(self))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut item = Shape::Text;
        let read = visitor.visit_seq(Once(Some(self.within(&mut item))));
        *self.shape = Shape::List(Box::new(item));
        read
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut value = Shape::Text;
        let read = visitor.visit_map(Once(Some(self.within(&mut value))));
        *self.shape = Shape::Each(Box::new(value));
        read
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut keys = Vec::new();
        let fields = Fields { left: fields.iter(), now: "", keys: &mut keys, path: &self.path, omitted: self.omitted };
        let read = visitor.visit_map(fields);
        *self.shape = Shape::Keys(keys);
        read
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct enum
        ignored_any
    }
}

/// One value of a list, or one key of the author's own.
struct Once<'a>(Option<Tracer<'a>>);

impl<'de> SeqAccess<'de> for Once<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.0.take().map(|tracer| seed.deserialize(tracer)).transpose()
    }
}

impl<'de> MapAccess<'de> for Once<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.0.as_ref().map(|_| seed.deserialize("A".into_deserializer())).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(self.0.take().expect("a value follows its key"))
    }
}

/// Every key of a type but the one that is left out.
struct Fields<'a> {
    left: std::slice::Iter<'static, &'static str>,
    now: &'static str,
    keys: &'a mut Vec<Key>,
    path: &'a [&'static str],
    omitted: &'a [&'a str],
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let (path, omitted) = (self.path, self.omitted);
        let is_omitted = |name: &&&str| path.iter().chain([*name]).eq(omitted.iter());
        let Some(name) = self.left.by_ref().find(|name| !is_omitted(name)) else { return Ok(None) };
        self.now = name;
        seed.deserialize((*name).into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let mut shape = Shape::Text;
        let path = [self.path, &[self.now]].concat();
        let read = seed.deserialize(Tracer { shape: &mut shape, path, omitted: self.omitted })?;
        self.keys.push(Key { name: self.now, shape, needed: false });
        Ok(read)
    }
}

/// A value with its place, as the crate that reads YAML asks for it: a mapping of its own with a mark before.
struct Placed<'a>(Tracer<'a>);

const PLACED: [&str; 4] = ["__serde_saphyr_private_spanned", "value", "referenced", "defined"];

impl<'de> Deserializer<'de> for Placed<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(PlacedParts { tracer: Some(self.0), next: 0 })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct PlacedParts<'a> {
    tracer: Option<Tracer<'a>>,
    next: usize,
}

impl<'de> MapAccess<'de> for PlacedParts<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let key = PLACED.get(self.next);
        self.next += 1;
        key.map(|key| seed.deserialize((*key).into_deserializer())).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.tracer.take_if(|_| PLACED[self.next - 1] == "value") {
            Some(tracer) => seed.deserialize(tracer),
            // Any place is as good.
            None => seed.deserialize(MapDeserializer::new([("line", 1_u32), ("column", 1)].into_iter())),
        }
    }
}
