//! Filled as the program grows.
