//! The command line, declared, with its help in Chinese; `english.rs` has the English, `help.rs` shows either.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::author;
use crate::content::{self, Reviewer, Verdict};
use crate::diagnostic::Language;
use crate::form::Limit;

/// 把职业技能等级标准变成课程：读入标准和学习单元，生成一个网站。
#[derive(Debug, Parser)]
#[command(name = "kebiao", version)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 用一份标准新建一个站点
    New(New),
    /// 生成网站
    Build(Build),
    /// 边写边看：文件一改，浏览器里的网站随之更新
    Serve(Serve),
    /// 检查标准和学习单元，不生成网站
    Check(Check),
    /// 显示覆盖对照表
    Coverage(Coverage),
    /// 把评审意见记入 reviews.yaml
    Review(Review),
    /// 只读一份标准，显示它的结构
    Parse(Parse),
    /// 把网站打成一个压缩包，或把一个学习单元做成一个文件，用来分发
    Pack(Pack),
    /// 把已有的文件变成站点里的文件
    Import(Import),
    /// 提出建议，由您取舍
    Suggest(Suggest),
    /// 说明一种问题的含义、例子和改法
    Explain(Explain),
    /// 显示一种文件的 JSON Schema，给编辑器用
    Schema(Schema),
    /// 给命令行补全用的脚本
    Completions(Completions),
}

#[derive(Debug, clap::Args)]
pub(super) struct Schema {
    /// 哪一种文件；不写就列出全部
    #[arg(value_name = "名称", value_parser = schema_name)]
    pub(super) name: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// 哪一种命令行
    #[arg(value_enum, value_name = "命令行")]
    pub(super) shell: Shell,
}

#[derive(Debug, clap::Args)]
pub(super) struct New {
    /// 新建的文件夹，不能有别的文件
    #[arg(value_name = "文件夹")]
    pub(super) folder: PathBuf,
    /// 标准：Word（.docx）、PDF、Markdown 或纯文本；不写就用当前文件夹里唯一的一份
    #[arg(long, value_name = "文件")]
    pub(super) standard: Option<PathBuf>,
    /// 站点的语言：zh-CN 或 en
    #[arg(long, value_parser = language, default_value = Language::default().tag(), value_name = "语言")]
    pub(super) language: Language,
    /// 标准文件最大多少 MiB，默认 64
    #[arg(long, value_name = "MiB")]
    limit: Option<usize>,
}

impl New {
    pub(super) fn limit(&self) -> Limit {
        self.limit.map_or_else(Limit::default, Limit::mebibytes)
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Pack {
    /// 只要这一个学习单元，图片也放进去，成为一个网页文件
    #[arg(long, value_name = "学习单元")]
    pub(super) single: Option<String>,
    /// 写到哪个文件；不写就放在站点文件夹里，用网站或学习单元的名字
    #[arg(long, value_name = "文件")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Suggest {
    /// strands：名称相近、可能逐级延续的工作任务
    #[arg(value_enum, value_name = "什么")]
    pub(super) what: Suggestion,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Suggestion {
    Strands,
}

#[derive(Debug, clap::Args)]
pub(super) struct Build {
    /// 输出文件夹，默认为 kebiao.yaml 里的 output
    #[arg(long, value_name = "文件夹")]
    pub(super) out: Option<PathBuf>,
    /// 编写中的学习单元也生成页面
    #[arg(long)]
    pub(super) drafts: bool,
    /// 有警告也算错误
    #[arg(long)]
    pub(super) strict: bool,
    /// 标准文件最大多少 MiB，默认 64
    #[arg(long, value_name = "MiB")]
    limit: Option<usize>,
    #[command(flatten)]
    pub(super) findings: Findings,
}

impl Build {
    pub(super) fn limit(&self) -> Limit {
        self.limit.map_or_else(Limit::default, Limit::mebibytes)
    }
}

#[derive(Debug, Default, clap::Args)]
pub(super) struct Serve {
    /// 从哪个端口起找空闲的，默认 8000
    #[arg(long, value_name = "端口")]
    pub(super) port: Option<u16>,
    /// 在浏览器里打开
    #[arg(long)]
    pub(super) open: bool,
    /// 同一网络里的手机和电脑也能打开
    #[arg(long)]
    pub(super) lan: bool,
    /// 编写中的学习单元也生成页面
    #[arg(long)]
    pub(super) drafts: bool,
    /// 标准文件最大多少 MiB，默认 64
    #[arg(long, value_name = "MiB")]
    pub(super) limit: Option<usize>,
    #[command(flatten)]
    pub(super) findings: Findings,
}

impl Serve {
    pub(super) fn limit(&self) -> Limit {
        self.limit.map_or_else(Limit::default, Limit::mebibytes)
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// 有警告也算错误
    #[arg(long)]
    pub(super) strict: bool,
    /// 先改好能放心改的：汉字之间的半角标点，中文或全角的写法
    #[arg(long)]
    pub(super) fix: bool,
    /// 每个等级至少覆盖百分之几；kebiao.yaml 里的达标线（coverage.minimum）总要检查
    #[arg(long, value_name = "百分比", value_parser = clap::value_parser!(u32).range(0..=100))]
    pub(super) min_coverage: Option<u32>,
    /// --min-coverage 只管这个等级，写代码或名称，例如 L1、初级
    #[arg(long, value_name = "等级", requires = "min_coverage")]
    pub(super) level: Option<String>,
    #[command(flatten)]
    pub(super) findings: Findings,
}

#[derive(Debug, clap::Args)]
pub(super) struct Coverage {
    /// 形式
    #[arg(long, value_enum, default_value_t = CoverageFormat::Table, value_name = "形式")]
    pub(super) format: CoverageFormat,
    /// 写入文件，不写则显示出来（xlsx 和 docx 必须写）
    #[arg(long, value_name = "文件")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) findings: Findings,
    /// 只列这个等级，写代码或名称，例如 L1、初级
    #[arg(long, value_name = "等级")]
    pub(super) level: Option<String>,
    /// 只列缺项：未覆盖和部分覆盖的要求
    #[arg(long)]
    pub(super) gaps: bool,
    /// 按什么汇总：等级、工作领域、工作任务、能力主线、作者、专业
    #[arg(long, value_enum, value_name = "分组")]
    pub(super) by: Option<CoverageBy>,
    /// 先写什么：补上后新增覆盖最多的工作任务排在前面
    #[arg(long, conflicts_with = "by")]
    pub(super) next: bool,
    /// 上报版：合并单元格，A4 横向，末尾有签字栏；docx 总是上报版
    #[arg(long, conflicts_with_all = ["by", "next"])]
    pub(super) paper: bool,
    #[command(flatten)]
    pub(super) plan: Plan,
    #[command(flatten)]
    pub(super) days: Days,
}

/// The table of a programme or a course instead.
#[derive(Debug, clap::Args)]
pub(super) struct Plan {
    /// 改为一份专业人才培养方案的课证对接表（csv、xlsx、docx），写方案的文件名，不带 .yaml
    #[arg(long, value_name = "方案", conflicts_with_all = ["level", "gaps", "by", "paper"])]
    pub(super) programme: Option<String>,
    /// 与 --programme 同用：课证对接表的筛选版，每条要求和课程一行，可以排序筛选（xlsx）
    #[arg(long, requires = "programme")]
    pub(super) screen: bool,
    /// 改为一门课程的学期授课计划（xlsx、docx），写课程的文件名，不带 .yaml
    #[arg(long, value_name = "课程", conflicts_with_all = ["level", "gaps", "by", "paper", "programme"])]
    pub(super) course: Option<String>,
}

/// What was covered on an earlier day.
#[derive(Debug, clap::Args)]
pub(super) struct Days {
    /// 把今天的覆盖情况记成快照，存入 content/<标准代码>/snapshots/<名字>.yaml
    #[arg(
        long,
        value_name = "名字",
        conflicts_with_all = ["out", "level", "gaps", "by", "next", "paper", "programme", "course", "since"]
    )]
    pub(super) snapshot: Option<String>,
    /// 快照的日期，默认为今天
    #[arg(long, value_name = "年-月-日", requires = "snapshot", value_parser = date)]
    pub(super) date: Option<String>,
    /// 同名的快照已有时，换成新的
    #[arg(long, requires = "snapshot")]
    pub(super) replace: bool,
    /// 与这个快照相比：新覆盖哪些要求，哪些不再覆盖
    #[arg(
        long,
        value_name = "名字",
        conflicts_with_all = ["gaps", "by", "next", "paper", "programme", "course"]
    )]
    pub(super) since: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CoverageFormat {
    Table,
    Csv,
    Json,
    Xlsx,
    Docx,
}

impl CoverageFormat {
    /// As it is asked for.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum CoverageBy {
    Level,
    Field,
    Task,
    Strand,
    Author,
    Major,
}

#[derive(Debug, clap::Args)]
pub(super) struct Review {
    /// 学习单元：文件名（seo-checkup），或文件的路径；或材料表里的一个文件
    #[arg(value_name = "学习单元")]
    pub(super) lesson: String,
    /// 评审人
    #[arg(long, value_name = "姓名")]
    pub(super) by: String,
    /// 评审人是人（person）还是程序（machine）
    #[arg(long, value_parser = reviewer, default_value = Reviewer::Person.name(), value_name = "类别")]
    pub(super) kind: Reviewer,
    /// 结论：符合、基本符合或不符合
    #[arg(long, value_parser = verdict, value_name = "结论")]
    pub(super) verdict: Verdict,
    /// 说明
    #[arg(long, value_name = "文字")]
    pub(super) note: Option<String>,
    /// 只评审对这条要求的标注，例如 L1-2.1.1；不写则评审整个学习单元
    #[arg(long, value_name = "编号")]
    pub(super) claim: Option<String>,
    /// 评审日期，默认为今天
    #[arg(long, value_name = "年-月-日", value_parser = date)]
    pub(super) date: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct ImportLesson {
    /// Word 文件（.docx）
    #[arg(value_name = "文件")]
    pub(super) file: PathBuf,
    /// 属于哪个工作任务，例如 L1-2.1；不写则按文件名和标题找
    #[arg(long, value_name = "编号")]
    pub(super) task: Option<String>,
    /// 写成哪个文件，默认为 content/<标准代码>/lessons/<文件名>.md
    #[arg(long, value_name = "文件")]
    pub(super) out: Option<PathBuf>,
    /// 文件最大多少 MiB，默认 64
    #[arg(long, value_name = "MiB")]
    limit: Option<usize>,
    #[command(flatten)]
    pub(super) findings: Findings,
}

impl ImportLesson {
    pub(super) fn limit(&self) -> Limit {
        self.limit.map_or_else(Limit::default, Limit::mebibytes)
    }
}

fn reviewer(written: &str) -> Result<Reviewer, String> {
    let all = [Reviewer::Person, Reviewer::Machine];
    all.into_iter().find(|it| it.name() == written).ok_or_else(|| all.map(Reviewer::name).join(", "))
}

fn verdict(written: &str) -> Result<Verdict, String> {
    let all = Verdict::ALL;
    all.into_iter().find(|it| it.name() == written).ok_or_else(|| all.map(Verdict::name).join(", "))
}

#[derive(Debug, clap::Args)]
pub(super) struct Parse {
    /// 标准：Word（.docx）、PDF、Markdown 或纯文本
    #[arg(value_name = "文件")]
    pub(super) file: PathBuf,
    /// 形式
    #[arg(long, value_enum, default_value_t = StandardFormat::Tree, value_name = "形式")]
    pub(super) format: StandardFormat,
    /// 用什么语言说明问题：zh-CN 或 en
    #[arg(long, value_parser = language, default_value = Language::default().tag(), value_name = "语言")]
    pub(super) language: Language,
    /// 文件最大多少 MiB，默认 64
    #[arg(long, value_name = "MiB")]
    limit: Option<usize>,
    #[command(flatten)]
    pub(super) findings: Findings,
}

impl Parse {
    pub(super) fn limit(&self) -> Limit {
        self.limit.map_or_else(Limit::default, Limit::mebibytes)
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum StandardFormat {
    Tree,
    Json,
}

#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    /// 问题的代码，例如 unknown-requirement，或提示里的几个字，例如 内容不足；不写则全部列出
    #[arg(value_name = "代码")]
    pub(super) code: Option<String>,
    /// 用什么语言：zh-CN 或 en，默认为站点的语言
    #[arg(long, value_parser = language, value_name = "语言")]
    pub(super) language: Option<Language>,
}

/// How findings are shown.
#[derive(Default, Clone, Copy, Debug, clap::Args)]
pub(super) struct Findings {
    /// 问题的形式：给人看，或给编辑器、程序、GitHub 用
    #[arg(long = "findings", value_enum, default_value_t = FindingsForm::Human, value_name = "形式")]
    pub(super) form: FindingsForm,
}

#[derive(Default, Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FindingsForm {
    #[default]
    Human,
    Short,
    Json,
    Github,
}

fn date(written: &str) -> Result<String, String> {
    if content::is_date(written) { Ok(written.to_owned()) } else { Err("as in 2026-09-01".to_owned()) }
}

fn language(tag: &str) -> Result<Language, String> {
    let known = Language::TAGS.into_iter().find(|(known, _)| *known == tag);
    known.map(|(_, language)| language).ok_or_else(|| Language::TAGS.map(|(known, _)| known).join(", "))
}

fn schema_name(name: &str) -> Result<String, String> {
    let known: Vec<&str> = author::schemas().iter().map(|form| form.name).collect();
    if known.contains(&name) { Ok(name.to_owned()) } else { Err(known.join(", ")) }
}

#[derive(Debug, clap::Args)]
pub(super) struct Import {
    #[command(subcommand)]
    pub(super) what: What,
}

#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// 一个 Word 文件（.docx）变成一个编写中的学习单元，图片放在旁边
    Lesson(ImportLesson),
    /// 一张课证对接表（.xlsx、.csv）变成一份专业人才培养方案
    Programme(ImportProgramme),
}

#[derive(Debug, clap::Args)]
pub(super) struct ImportProgramme {
    /// 表格（.xlsx、.csv）
    #[arg(value_name = "文件")]
    pub(super) file: PathBuf,
    /// 方案的文件名，不带 .yaml；默认用表格的文件名
    #[arg(long, value_name = "名字")]
    pub(super) name: Option<String>,
    #[command(flatten)]
    pub(super) findings: Findings,
}
