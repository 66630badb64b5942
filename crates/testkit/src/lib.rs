//! Samples and generators for the tests.
