//! kebiao compiles a vocational skills standard (职业技能等级标准) and the lessons written for it into a course site.
//!
//! The modules stand in reading order, from the ground up; `pipeline` is the whole program on one page.

pub mod text;

pub mod diagnostic;

pub mod form;

pub mod yaml;

pub mod output;

pub mod picture;

pub mod sheet;

pub mod project;

pub mod standard;

pub mod content;

pub mod curriculum;

pub mod author;

pub mod site;

pub mod render;

pub mod export;

pub mod pipeline;

pub mod disk;

pub mod serve;

pub mod cli;
