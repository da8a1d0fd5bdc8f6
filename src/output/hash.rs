//! Hashes all that a value holds, without making a text of it.
//!
//! Each part begins with a mark of what it is, and its end is marked or told before it, so that two values that differ
//! never give the same bytes.

use std::fmt::Error;

use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
    SerializeTupleVariant, Serializer,
};
use xxhash_rust::xxh3::Xxh3;

/// Of all that a value holds.
pub(super) fn hash(value: &impl Serialize) -> u128 {
    let mut hasher = Hasher(Xxh3::new());
    value.serialize(&mut hasher).expect("a hash takes all");
    hasher.0.digest128()
}

struct Hasher(Xxh3);

type Done = Result<(), Error>;

impl Hasher {
    fn mark(&mut self, mark: u8) {
        self.0.update(&[mark]);
    }

    fn number(&mut self, mark: u8, value: u64) {
        let mut bytes = [mark; 9];
        bytes[1..].copy_from_slice(&value.to_le_bytes());
        self.0.update(&bytes);
    }

    fn bytes(&mut self, mark: u8, bytes: &[u8]) {
        self.number(mark, bytes.len() as u64);
        self.0.update(bytes);
    }

    fn variant(&mut self, mark: u8, name: &str, index: u32) {
        self.bytes(mark, name.as_bytes());
        self.number(mark, index.into());
    }
}

impl Serializer for &mut Hasher {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    fn serialize_bool(self, value: bool) -> Done {
        self.mark(if value { b't' } else { b'f' });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Done {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Done {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Done {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Done {
        self.number(b'i', value.cast_unsigned());
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Done {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Done {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Done {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Done {
        self.number(b'u', value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Done {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Done {
        self.number(b'd', value.to_bits());
        Ok(())
    }

    fn serialize_char(self, value: char) -> Done {
        self.number(b'c', u64::from(value));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Done {
        self.bytes(b's', value.as_bytes());
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Done {
        self.bytes(b'b', value);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.mark(b'n');
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        self.mark(b'o');
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.mark(b'0');
        Ok(())
    }

    fn serialize_unit_struct(self, name: &'static str) -> Done {
        self.bytes(b'0', name.as_bytes());
        Ok(())
    }

    fn serialize_unit_variant(self, name: &'static str, index: u32, _: &'static str) -> Done {
        self.variant(b'v', name, index);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        _: &'static str,
        value: &T,
    ) -> Done {
        self.variant(b'w', name, index);
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Error> {
        self.mark(b'[');
        Ok(self)
    }

    fn serialize_tuple(self, length: usize) -> Result<Self, Error> {
        self.number(b'(', length as u64);
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Self, Error> {
        self.number(b'(', length as u64);
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        index: u32,
        _: &'static str,
        length: usize,
    ) -> Result<Self, Error> {
        self.variant(b'(', name, index);
        self.number(b'(', length as u64);
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Error> {
        self.mark(b'{');
        Ok(self)
    }

    fn serialize_struct(self, name: &'static str, length: usize) -> Result<Self, Error> {
        self.bytes(b'<', name.as_bytes());
        self.number(b'<', length as u64);
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        index: u32,
        _: &'static str,
        length: usize,
    ) -> Result<Self, Error> {
        self.variant(b'<', name, index);
        self.number(b'<', length as u64);
        Ok(self)
    }
}

/// Parts that follow each other, and an end.
macro_rules! parts {
    ($kind:ident, $($part:ident),+) => {
        impl $kind for &mut Hasher {
            type Ok = ();
            type Error = Error;

            $(fn $part<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                value.serialize(&mut **self)
            })+

            fn end(self) -> Done {
                self.mark(b']');
                Ok(())
            }
        }
    };
}

parts!(SerializeSeq, serialize_element);
parts!(SerializeTuple, serialize_element);
parts!(SerializeTupleStruct, serialize_field);
parts!(SerializeTupleVariant, serialize_field);
parts!(SerializeMap, serialize_key, serialize_value);

/// Fields in the order of their type, each of which may be left out.
macro_rules! fields {
    ($kind:ident) => {
        impl $kind for &mut Hasher {
            type Ok = ();
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Done {
                value.serialize(&mut **self)
            }

            fn skip_field(&mut self, _: &'static str) -> Done {
                self.mark(b'-');
                Ok(())
            }

            fn end(self) -> Done {
                self.mark(b'>');
                Ok(())
            }
        }
    };
}

fields!(SerializeStruct);
fields!(SerializeStructVariant);

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::hash;

    #[derive(Serialize, Default)]
    struct Pair {
        #[serde(skip_serializing_if = "Option::is_none")]
        one: Option<u8>,
        #[serde(skip_serializing_if = "Option::is_none")]
        other: Option<u8>,
    }

    #[derive(Serialize)]
    enum Name {
        Text(&'static str),
        Word(&'static str),
    }

    #[test]
    fn values_that_differ_have_other_hashes() {
        let pair = |one, other| hash(&Pair { one, other });
        let hashes = [
            pair(Some(1), None),
            pair(None, Some(1)),
            pair(Some(1), Some(1)),
            pair(None, None),
            hash(&Name::Text("a")),
            hash(&Name::Word("a")),
            hash(&"a"),
            hash(&["ab", "c"]),
            hash(&["a", "bc"]),
            hash(&["a", "b", "c"]),
            hash(&[vec!["a", "b"], vec![]]),
            hash(&[vec!["a"], vec!["b"]]),
            hash(&BTreeMap::from([("a", "b")])),
            hash(&Some("a")),
            hash(&None::<&str>),
            hash(&()),
            hash(&1_u8),
            hash(&1_i8),
            hash(&1.0_f64),
            hash(&true),
            hash(&'a'),
        ];
        let mut seen = hashes.to_vec();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), hashes.len());
    }
}
