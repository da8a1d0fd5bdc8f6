//! What findings hold, where neither a name nor a number would do: one word for each language is said of it.

use serde::{Deserialize, Serialize};

/// What kind of thing a name was meant to be the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// 等级
    Level,
    /// 工作领域
    Field,
    /// 工作任务
    Task,
    /// 职业技能要求
    Requirement,
    /// What `[[…]]` may name: a code, a term or a lesson.
    Mention,
    /// 专业
    Major,
    /// A standard of the site, by its code.
    Standard,
    /// A course of the site, by its file's name.
    Course,
    /// 学习单元, by its file's name.
    Lesson,
    /// A place of a repair: a requirement.
    Erratum,
}

/// What a quiz must have in order to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuizPart {
    /// 题干
    Question,
    /// 答案
    Answer,
    /// 解析
    Why,
}

/// How a quiz is written, which its cures follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum QuizForm {
    /// In YAML.
    Written,
    /// As a test paper has it.
    Pasted,
}

/// What begins with a head between `---` lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Headed {
    /// 学习单元
    Lesson,
    /// A free page.
    Page,
}

/// What a cell of a college's table should have held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellSlip {
    /// A code that a standard has.
    Code,
    /// A code too, in a cell that holds others.
    Part,
    /// Two codes of one task with all between them.
    Range,
    /// A course beside a requirement.
    Course,
    /// A requirement beside a course.
    Requirement,
    /// What the rows above say of the same course.
    Differs,
    /// Hours.
    Hours,
    /// Hours of theory and of practice, and not their sum.
    WholeHours,
    /// 学分
    Credits,
    /// 融通方式
    How,
    /// 支撑度
    Degree,
    /// The name of a column that is known.
    Column,
}

/// What a file is that was to be a Word file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Foreign {
    /// A photograph, a scan.
    Picture,
    /// PDF.
    Pdf,
    /// A workbook.
    Sheet,
    /// A presentation.
    Slides,
    /// A web page.
    Page,
    /// Text, Markdown among it.
    Text,
    /// Nothing at all.
    Empty,
    /// Something else.
    Other,
}

/// What of a Word file has no place in a lesson, or another one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lost {
    /// A text box, whose words follow its paragraph.
    TextBox,
    /// A chart.
    Chart,
    /// `SmartArt`.
    SmartArt,
    /// A sheet, a slide or an old formula within the text.
    Object,
    /// Lines and shapes.
    Drawing,
    /// What someone remarked.
    Comment {
        /// What it says.
        text: String,
    },
    /// Revisions that nobody has accepted yet.
    Changes,
    /// A formula that is left as words.
    Formula {
        /// Its words.
        text: String,
    },
    /// A picture that browsers do not know.
    Picture {
        /// The ending of its file, in capitals; empty where there is no file.
        kind: String,
    },
    /// A link to a file, or to a place that only Word knows.
    Link {
        /// Where it leads.
        target: String,
    },
    /// Words set above or below the line.
    Script {
        /// They.
        text: String,
    },
    /// Cells that go over several rows or columns.
    MergedCells,
    /// A table within a cell.
    NestedTable,
    /// Paragraphs of a cell, which are one line now.
    CellParagraphs,
    /// Questions that stay text, since not all their answers can be read.
    Questions {
        /// How many.
        count: usize,
    },
}

impl Lost {
    /// Whether nothing of it is gone.
    pub fn is_moved(&self) -> bool {
        matches!(self, Self::TextBox | Self::Changes | Self::MergedCells | Self::NestedTable | Self::CellParagraphs)
    }
}

/// Where a file lies that nothing reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    /// In `seeds/`.
    Seed,
    /// Below `content/`.
    Content,
    /// In a folder below `content/` that is no standard's.
    Shared,
    /// A table of materials, elsewhere than in its standard's folder.
    Materials,
    /// `二稿.md.txt`, whose last ending Windows hides.
    HiddenEnding,
    /// A text of Word or its like, in a form that cannot be brought in.
    OtherWord,
    /// The site's settings, under another name.
    Settings,
}

/// What a standard's cover says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoverPart {
    /// 标准名称
    Title,
    /// 标准代码
    Code,
    /// 版本
    Edition,
    /// 发布单位
    Issuer,
    /// 发布日期
    Issued,
}

/// What a value should have been.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expected {
    /// A text.
    Text,
    /// A text that is not empty.
    FilledText,
    /// A list.
    List,
    /// A text or a list of texts.
    TextOrList,
    /// A text, or a text for each choice.
    TextOrEach,
    /// Keys with values.
    Mapping,
    /// `true` or `false`.
    Truth,
    /// A number.
    Number,
    /// A number without a fraction.
    Integer,
    /// A number without a fraction and not below zero.
    Count,
    /// A number from 0 to 100.
    Percent,
    /// Hours, at least one.
    Hours,
    /// A day: year, month, day.
    Date,
    /// A facet on a heading with the numbers that it claims.
    Claim(&'static str),
    /// `output` on a heading with a name.
    OutputName,
    /// `part` on a heading, alone and beside a claim.
    BarePart,
    /// `answer` on a heading, alone.
    BareAnswer,
    /// Something that only the parser has a word for.
    Other(String),
}

/// What a threshold is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measured {
    /// 已覆盖
    Covered,
    /// 讲授
    Taught,
    /// 实训
    Practised,
    /// 考核
    Assessed,
}

/// Who writes something as it is usually written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mender {
    /// `check --fix`
    Fix,
    /// The same, once the file is UTF-8.
    Recoded,
    /// Its author alone, since the anchor of the section would change.
    Author,
}

/// What someone who wrote YAML by hand did.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// A colon where none can stand.
    Colon,
    /// Words behind `|` or `>`.
    Block,
    /// A tab before a key.
    Tab,
    /// A colon that touches its value.
    Tight,
    /// A line that is no key with a value.
    Key,
    /// A quotation mark too few, or words behind the last.
    Quotes,
    /// A bracket too few.
    Brackets,
    /// A value that begins with a sign of YAML's own.
    Sign,
    /// A value that begins with `*`.
    Star,
    /// A comma in a text that ends there, since the text stands in brackets.
    Comma,
    /// A second key in a line that goes on with the value of the first.
    OneLine,
    /// More than a text by hand would hold.
    TooMuch,
    /// Something else, in the parser's words.
    Other(String),
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TemplateSlip {
    /// It names a variable that is not there.
    Variable {
        /// Its name.
        name: String,
        /// Those that are there.
        known: String,
    },
    /// It names a filter, a function or a test that is not there.
    Call {
        /// Its name.
        name: String,
    },
    /// It names a template that is not there.
    Template {
        /// Its path in the theme's folder.
        name: String,
    },
    /// It says a word that is not among the words.
    Word {
        /// Its key.
        key: String,
    },
    /// It ends within a mark or a block.
    End,
    /// It has a mark of a kind that is not known, or ends what does not begin.
    Tag,
    /// It has a sign where another one must stand.
    Sign {
        /// What stands there.
        found: String,
        /// What may stand there.
        expected: String,
    },
    /// Something else, in the words of the program that reads templates.
    Other {
        /// They.
        detail: String,
    },
}

/// What is wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MathsSlip {
    /// It holds a command that is not known.
    Command(String),
    /// A brace is open, or closed twice.
    Braces,
    /// It has no end that is one.
    Open,
    /// It is far too long.
    Length,
    /// Something else.
    Other,
}
