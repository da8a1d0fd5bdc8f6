//! What is said of a command that cannot be understood, in the site's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use crate::cli::help::{usage, written};
use crate::diagnostic::{Language, nearest};

/// What is wrong and what to write, with the usage of the command that was meant.
pub(super) fn wrong(error: &Error, root: &Command, words: &[String], language: Language) -> String {
    let (command, path) = meant(root, words);
    let Some(fact) = fact(error, command, language) else {
        // Whatever is so rare that nobody has said it better.
        return error.to_string().trim_end().to_owned();
    };
    let usage = usage(command, &path, language);
    language.of([
        format!("错误: {fact}\n用法：{usage}\n说明：{path} --help"),
        format!("error: {fact}\nusage: {usage}\nmore: {path} --help"),
    ])
}

/// The command that the words name, as far as they name one.
fn meant<'a>(root: &'a Command, words: &[String]) -> (&'a Command, String) {
    let (mut command, mut path) = (root, root.get_name().to_owned());
    for word in words.iter().filter(|word| *word != "help") {
        let Some(inner) = command.find_subcommand(word) else { break };
        command = inner;
        path = format!("{path} {word}");
    }
    (command, path)
}

fn fact(error: &Error, command: &Command, language: Language) -> Option<String> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(language.of(["、", ", "]))),
        _ => None,
    };
    let argument = || text(ContextKind::InvalidArg).map(|written| shown(&written, command, language));
    Some(match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let written = text(ContextKind::InvalidSubcommand)?;
            let commands = command.get_subcommands().map(Command::get_name).filter(|name| *name != "help");
            let known: Vec<&str> = commands.collect();
            let near = meaning(nearest(&written, known.iter().copied()), &known, language);
            language.of([format!("没有命令 {written}；{near}"), format!("there is no command {written}; {near}")])
        }
        ErrorKind::UnknownArgument => {
            let written = text(ContextKind::InvalidArg)?;
            if !written.starts_with('-') {
                return Some(language.of([
                    format!("多了 {written}；名字里有空格的，放进引号"),
                    format!("{written} is too much; a name with spaces goes between quotation marks"),
                ]));
            }
            let options = command.get_arguments().filter_map(|arg| Some(format!("--{}", arg.get_long()?)));
            let known: Vec<String> = options.filter(|name| name != "--version").collect();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let near = meaning(nearest(&written, known.iter().copied()), &known, language);
            language.of([format!("没有选项 {written}；{near}"), format!("there is no option {written}; {near}")])
        }
        ErrorKind::InvalidValue => {
            let (argument, written) = (argument()?, text(ContextKind::InvalidValue).unwrap_or_default());
            let known = match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(known)) => known.as_slice(),
                _ => &[],
            };
            if known.is_empty() {
                return Some(
                    language.of([format!("{argument} 后面没有写值"), format!("{argument} needs a value behind it")]),
                );
            }
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let near = meaning(nearest(&written, known.iter().copied()), &known, language);
            if written.is_empty() {
                let all = known.join(language.of(["、", ", "]));
                return Some(language.of([
                    format!("{argument} 后面没有写值；可以是 {all}"),
                    format!("{argument} needs a value behind it: {all}"),
                ]));
            }
            language
                .of([format!("{argument} 不能是 {written}；{near}"), format!("{argument} cannot be {written}; {near}")])
        }
        ErrorKind::ValueValidation => {
            let (argument, written) = (argument()?, text(ContextKind::InvalidValue).unwrap_or_default());
            let said = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            let cure = expected(&said, language);
            language
                .of([format!("{argument} 不能是 {written}；{cure}"), format!("{argument} cannot be {written}; {cure}")])
        }
        ErrorKind::MissingRequiredArgument => {
            let argument = match error.get(ContextKind::InvalidArg) {
                Some(ContextValue::Strings(missing)) => {
                    let missing: Vec<String> = missing.iter().map(|it| shown(it, command, language)).collect();
                    missing.join(language.of(["、", ", "]))
                }
                _ => argument()?,
            };
            language.of([format!("还要写上 {argument}"), format!("still missing: {argument}")])
        }
        ErrorKind::ArgumentConflict => {
            let (argument, other) = (argument()?, text(ContextKind::PriorArg));
            match other.filter(|other| *other != text(ContextKind::InvalidArg).unwrap_or_default()) {
                Some(other) => {
                    let other = shown(&other, command, language);
                    language.of([
                        format!("{argument} 和 {other} 不能一起用，去掉一个"),
                        format!("{argument} and {other} cannot stand together; take one away"),
                    ])
                }
                None => language.of([format!("{argument} 写了两次"), format!("{argument} is written twice")]),
            }
        }
        ErrorKind::MissingSubcommand => language.of(["后面要写一个命令", "a command is missing"]).to_owned(),
        _ => return None,
    })
}

/// The nearest word, or all of them.
fn meaning(nearest: Option<String>, known: &[&str], language: Language) -> String {
    if let Some(near) = nearest {
        return language.of([format!("是不是想写 {near}？"), format!("did you mean {near}?")]);
    }
    let all = known.join(language.of(["、", ", "]));
    language.of([format!("可以写 {all}"), format!("there are {all}")])
}

/// An argument in the language, by what the parser calls it.
fn shown(called: &str, command: &Command, language: Language) -> String {
    let is_it = |arg: &&clap::Arg| match arg.get_long() {
        Some(long) => called.split(' ').next() == Some(&format!("--{long}")),
        None => called.trim_matches(['<', '>', '[', ']']) == written(arg, Language::Chinese).trim_matches(['<', '>']),
    };
    command.get_arguments().find(is_it).map_or_else(|| called.to_owned(), |arg| written(arg, language))
}

/// What a value must be, by what those who read it say.
fn expected(said: &str, language: Language) -> String {
    if let Some((_, range)) = said.split_once(" is not in ") {
        let range = range.replace("..=", language.of([" 到 ", " to "]));
        return language.of([format!("要写 {range} 的整数"), format!("it takes a whole number from {range}")]);
    }
    if said.contains("digit") || said.contains("number too") || said.contains("integer") {
        return language.of(["要写整数", "it takes a whole number"]).to_owned();
    }
    if let Some(example) = said.strip_prefix("as in ") {
        return language.of([format!("写成 {example} 这样"), format!("write it as in {example}")]);
    }
    let words = said.replace(", ", language.of(["、", ", "]));
    language.of([format!("可以是 {words}"), format!("it may be {words}")])
}
