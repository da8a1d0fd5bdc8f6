//! The help of every command, in the site's language: clap's own words around it are English.

use std::fmt::Write as _;

use clap::{Arg, ArgAction, Command};
use unicode_width::UnicodeWidthStr as _;

use crate::cli::english;
use crate::diagnostic::Language;

const TAKES_ALL: &str = "a string takes all that is written";

/// The same command, with help in a language.
pub(super) fn spoken(command: Command, language: Language) -> Command {
    let mut command = command;
    command.build();
    speak(command, "", language)
}

fn speak(command: Command, above: &str, language: Language) -> Command {
    let path = [above, command.get_name()].concat();
    let help = help(&command, &path, language);
    let below = format!("{path} ");
    let command = command.override_help(help);
    command.mut_subcommands(|inner| speak(inner, &below, language))
}

/// How a command is written, in one line.
pub(super) fn usage(command: &Command, path: &str, language: Language) -> String {
    let mut usage = path.to_owned();
    if command.has_subcommands() {
        let is_needed = command.is_subcommand_required_set();
        usage += language.of(if is_needed { [" <命令>", " <COMMAND>"] } else { [" [命令]", " [COMMAND]"] });
    }
    for arg in command.get_arguments().filter(|arg| !arg.is_positional() && arg.is_required_set()) {
        write!(usage, " {}", written(arg, language)).expect(TAKES_ALL);
    }
    if command.get_opts().chain(own_flags(command)).any(|arg| !arg.is_required_set()) {
        usage += language.of([" [选项]", " [OPTIONS]"]);
    }
    for arg in command.get_positionals() {
        let (open, close) = if arg.is_required_set() { ('<', '>') } else { ('[', ']') };
        write!(usage, " {open}{}{close}", value_name(arg, language)).expect(TAKES_ALL);
    }
    usage
}

fn help(command: &Command, path: &str, language: Language) -> String {
    let name = path.strip_prefix("kebiao ").unwrap_or_default();
    let about = language.of([command.get_about().map(ToString::to_string), english::about(name).map(str::to_owned)]);
    let help_itself = || language.of(["显示一个命令的说明", "show the help of a command"]).to_owned();
    let about = if command.get_name() == "help" { Some(help_itself()) } else { about };
    let mut help = about.or_else(|| command.get_about().map(ToString::to_string)).unwrap_or_default();
    write!(help, "\n\n{}{}\n", language.of(["用法：", "Usage: "]), usage(command, path, language)).expect(TAKES_ALL);
    let commands = command.get_subcommands().filter(|it| it.get_name() != "help").map(|it| {
        let said = language.of([it.get_about().map(ToString::to_string), {
            english::about(format!("{name} {}", it.get_name()).trim_start()).map(str::to_owned)
        }]);
        (it.get_name().to_owned(), said.unwrap_or_default())
    });
    table(&mut help, language.of(["命令", "Commands"]), commands.collect());
    let row = |arg: &Arg| (written(arg, language), said(arg, name, language));
    table(&mut help, language.of(["参数", "Arguments"]), command.get_positionals().map(row).collect());
    let mut options: Vec<_> = command.get_opts().chain(own_flags(command)).map(row).collect();
    options.push(("-h, --help".to_owned(), language.of(["显示这段说明", "show this help"]).to_owned()));
    if path == "kebiao" {
        options.push(("-V, --version".to_owned(), language.of(["显示版本", "show the version"]).to_owned()));
    }
    table(&mut help, language.of(["选项", "Options"]), options);
    if path == "kebiao" {
        help += language.of([
            "\n在站点文件夹里运行。标准放在 seeds/，学习单元放在 content/<标准代码>/lessons/。\n\
             一个命令的说明：kebiao help <命令>；一种问题的含义和改法：kebiao explain <代码>\n",
            "\nRun it in a site's folder: standards are in seeds/, lessons in content/<code of the standard>/lessons/.\n\
             Help for a command: kebiao help <COMMAND>; what a finding means: kebiao explain <CODE>\n",
        ]);
    }
    help.trim_end().to_owned() + "\n"
}

/// Flags but for those that every command has.
fn own_flags(command: &Command) -> impl Iterator<Item = &Arg> {
    let is_own = |arg: &&Arg| {
        matches!(arg.get_action(), ArgAction::SetTrue) && !matches!(arg.get_id().as_str(), "help" | "version")
    };
    command.get_arguments().filter(|arg| !arg.is_positional()).filter(is_own)
}

/// `--out <文件夹>`
pub(super) fn written(arg: &Arg, language: Language) -> String {
    let value = || format!("<{}>", value_name(arg, language));
    match arg.get_long() {
        Some(long) if arg.get_action().takes_values() => format!("--{long} {}", value()),
        Some(long) => format!("--{long}"),
        None => value(),
    }
}

fn value_name(arg: &Arg, language: Language) -> String {
    let declared = arg.get_value_names().and_then(<[_]>::first).map(ToString::to_string).unwrap_or_default();
    match language {
        Language::Chinese => declared,
        Language::English => english::value(&declared).map_or_else(|| declared.to_uppercase(), str::to_owned),
    }
}

/// What an argument does, which words it takes, and which one where it is left out.
fn said(arg: &Arg, command: &str, language: Language) -> String {
    let declared = arg.get_help().map(ToString::to_string);
    let mut said = match language {
        Language::Chinese => declared,
        Language::English => english::help(command, arg.get_id().as_str()).map(str::to_owned).or(declared),
    }
    .unwrap_or_default();
    if !arg.get_action().takes_values() {
        return said;
    }
    let words: Vec<String> = arg.get_possible_values().iter().map(|it| it.get_name().to_owned()).collect();
    let default = arg.get_default_values().first().map(|default| default.to_string_lossy());
    let default = default.map(|it| language.of([format!("默认 {it}"), format!("{it} by default")]));
    let words = Some(words.join(language.of(["、", ", "]))).filter(|words| !words.is_empty());
    let more: Vec<String> = words.into_iter().chain(default).collect();
    if !more.is_empty() {
        let more = more.join(language.of(["；", "; "]));
        said += &language.of([format!("（{more}）"), format!(" ({more})")]);
    }
    said
}

/// Rows of two columns, in which a Han character takes two places.
fn table(help: &mut String, heading: &str, rows: Vec<(String, String)>) {
    if rows.is_empty() {
        return;
    }
    let width = rows.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    write!(help, "\n{heading}\n").expect(TAKES_ALL);
    for (name, said) in rows {
        let gap = " ".repeat(width - name.width() + 2);
        writeln!(help, "  {name}{gap}{said}").expect(TAKES_ALL);
    }
}
