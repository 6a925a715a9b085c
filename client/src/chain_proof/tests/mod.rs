//! A chain of which all keys are known, and what happens to proofs of it.

mod acceptance;
mod chain;
mod files;
mod mutations;
mod rejections;
mod specifications;
