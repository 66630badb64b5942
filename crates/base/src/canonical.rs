//! Canonical JSON: one value has one text, so that hashes and comparisons are of bytes.
//!
//! Object keys stand in the order of their UTF-8 bytes, there is no white space, strings are
//! escaped as little as JSON allows, and numbers are integers: a number with a fraction or an
//! exponent has no canonical form here and is refused.

use serde_json::Value;

/// A number that is no integer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no integer, and canonical JSON has no other numbers")]
pub struct NotCanonical(String);

/// The canonical text of a value.
///
/// # Errors
/// [`NotCanonical`] when a number is no integer.
pub fn to_string(value: &Value) -> Result<String, NotCanonical> {
    let mut text = String::new();
    write(value, &mut text)?;
    Ok(text)
}

fn write(value: &Value, text: &mut String) -> Result<(), NotCanonical> {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => text.push_str(&value.to_string()),
        Value::Number(number) if number.is_i64() || number.is_u64() => text.push_str(&number.to_string()),
        Value::Number(number) => return Err(NotCanonical(number.to_string())),
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, text);
                write(item, text)?;
            }
            text.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|one, other| one.0.cmp(other.0));
            text.push('{');
            for (index, (key, member)) in members.into_iter().enumerate() {
                separate(index, text);
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write(member, text)?;
            }
            text.push('}');
        }
    }
    Ok(())
}

fn separate(index: usize, text: &mut String) {
    if index > 0 {
        text.push(',');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_and_nothing_is_spaced() {
        let value = json!({ "b": [1, -2, null], "a": { "é": "\u{1}\"x\n", "z": true } });
        assert_eq!(to_string(&value).unwrap(), "{\"a\":{\"z\":true,\"é\":\"\\u0001\\\"x\\n\"},\"b\":[1,-2,null]}");
    }

    #[test]
    fn a_number_with_a_fraction_is_refused() {
        assert_eq!(to_string(&json!([1.5])), Err(NotCanonical("1.5".to_owned())));
        assert_eq!(to_string(&json!(u64::MAX)).unwrap(), u64::MAX.to_string());
    }
}
