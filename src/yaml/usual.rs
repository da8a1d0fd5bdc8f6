//! Keys in Chinese are read as the usual ones, wherever a type asks for keys.
//!
//! A deserializer around that of the YAML crate: it hands everything on, and only looks at the names of keys.

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer as _, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Location, Spanned};

use crate::yaml::words::{in_chinese, usual};

/// The keys in Chinese that were seen, each with the usual one.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) keys: Vec<(String, &'static str)>,
    /// Where each of them stands, if anybody wants to know: it costs, and is for nothing where there are none.
    pub(super) places: Option<Vec<Location>>,
}

/// Something of serde's, seen through the words; `fields` are the keys that a type asks for, `seen` the Chinese ones.
pub(super) struct Usual<'a, T> {
    pub(super) inner: T,
    pub(super) fields: &'static [&'static str],
    pub(super) seen: &'a mut Seen,
}

macro_rules! hands_on {
    ($($ask:ident)*) => {$(
        fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$ask(Usual { inner: visitor, fields: &[], seen: self.seen })
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Usual<'_, D> {
    type Error = D::Error;

    hands_on! {
        deserialize_any deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_i128 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64 deserialize_char deserialize_str deserialize_string deserialize_bytes
        deserialize_byte_buf deserialize_option deserialize_unit deserialize_seq deserialize_map
        deserialize_ignored_any
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_identifier(Usual { inner: visitor, fields: self.fields, seen: self.seen })
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_unit_struct(name, Usual { inner: visitor, fields: &[], seen: self.seen })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_newtype_struct(name, Usual { inner: visitor, fields: &[], seen: self.seen })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_tuple(length, Usual { inner: visitor, fields: &[], seen: self.seen })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_tuple_struct(name, length, Usual { inner: visitor, fields: &[], seen: self.seen })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_struct(name, fields, Usual { inner: visitor, fields, seen: self.seen })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.inner.deserialize_enum(name, variants, Usual { inner: visitor, fields: &[], seen: self.seen })
    }
}

macro_rules! values {
    ($($visit:ident: $value:ty;)*) => {$(
        fn $visit<E: serde::de::Error>(self, value: $value) -> Result<V::Value, E> {
            self.inner.$visit(value)
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Usual<'_, V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        self.inner.expecting(formatter)
    }

    values! {
        visit_bool: bool; visit_i64: i64; visit_i128: i128; visit_u64: u64; visit_u128: u128; visit_f64: f64;
        visit_bytes: &[u8]; visit_borrowed_bytes: &'de [u8]; visit_byte_buf: Vec<u8>;
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<V::Value, E> {
        match usual(text, self.fields) {
            Some(name) => {
                self.seen.keys.push((text.to_owned(), name));
                self.inner.visit_str(name)
            }
            None => self.inner.visit_str(text),
        }
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'de str) -> Result<V::Value, E> {
        if usual(text, self.fields).is_some() { self.visit_str(text) } else { self.inner.visit_borrowed_str(text) }
    }

    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<V::Value, E> {
        if usual(&text, self.fields).is_some() { self.visit_str(&text) } else { self.inner.visit_string(text) }
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_none()
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(Usual { inner, fields: &[], seen: self.seen })
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.inner.visit_newtype_struct(Usual { inner, fields: &[], seen: self.seen })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        self.inner.visit_seq(Usual { inner, fields: &[], seen: self.seen })
    }

    fn visit_map<A: MapAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(Usual { inner, fields: self.fields, seen: self.seen })
    }

    fn visit_enum<A: EnumAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        self.inner.visit_enum(inner)
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Usual<'_, A> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, A::Error> {
        self.inner.next_element_seed(Usual { inner: seed, fields: &[], seen: self.seen })
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Usual<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        // The crate's own types, such as that of places, have keys too, which stand nowhere.
        let is_ours = || self.fields.iter().any(|name| !in_chinese(name, self.fields).is_empty());
        let Some(places) = self.seen.places.as_mut().filter(|_| is_ours()) else {
            return self.inner.next_key_seed(Usual { inner: seed, fields: self.fields, seen: self.seen });
        };
        let Some(key) = self.inner.next_key::<Spanned<String>>()? else { return Ok(None) };
        let name = usual(&key.value, self.fields);
        if let Some(name) = name {
            places.push(key.defined);
            self.seen.keys.push((key.value.clone(), name));
        }
        seed.deserialize(name.unwrap_or(&key.value).into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.inner.next_value_seed(Usual { inner: seed, fields: &[], seen: self.seen })
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Usual<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        self.inner.deserialize(Usual { inner, fields: self.fields, seen: self.seen })
    }
}
