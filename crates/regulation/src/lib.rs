//! The law as data: loads and validates `regulation/` into typed rounds and frameworks.
