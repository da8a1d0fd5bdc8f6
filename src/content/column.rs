//! The columns of a 课证对接表: which, in which order, and under which names, since they differ from province to province.

use crate::diagnostic::{Diagnostics, Expected, Finding};
use crate::text::{Span, Spanned};
use crate::yaml::{self, OneOrEach};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// 等级
    Level,
    /// 编号
    Code,
    /// 工作领域
    Field,
    /// 工作任务
    Task,
    /// 职业技能要求
    Requirement,
    /// 课程
    Course,
    /// 课程代码
    CourseCode,
    /// 课程性质
    Nature,
    /// 学期
    Semester,
    /// 融通方式
    How,
    /// 学时
    Hours,
    /// 理论学时
    Theory,
    /// 实践学时
    Practice,
    /// 学分
    Credits,
    /// 考核方式
    Assessment,
    /// 支撑度
    Degree,
    /// 负责人
    Lead,
    /// 材料覆盖
    Materials,
}

impl Column {
    /// By the names that may stand in a file: in Chinese as they are printed, and in English.
    pub const NAMES: [(&str, Self); 36] = [
        ("等级", Self::Level),
        ("编号", Self::Code),
        ("工作领域", Self::Field),
        ("工作任务", Self::Task),
        ("职业技能要求", Self::Requirement),
        ("课程", Self::Course),
        ("课程代码", Self::CourseCode),
        ("课程性质", Self::Nature),
        ("学期", Self::Semester),
        ("融通方式", Self::How),
        ("学时", Self::Hours),
        ("理论学时", Self::Theory),
        ("实践学时", Self::Practice),
        ("学分", Self::Credits),
        ("考核方式", Self::Assessment),
        ("支撑度", Self::Degree),
        ("负责人", Self::Lead),
        ("材料覆盖", Self::Materials),
        ("level", Self::Level),
        ("code", Self::Code),
        ("field", Self::Field),
        ("task", Self::Task),
        ("requirement", Self::Requirement),
        ("course", Self::Course),
        ("course_code", Self::CourseCode),
        ("nature", Self::Nature),
        ("semester", Self::Semester),
        ("how", Self::How),
        ("hours", Self::Hours),
        ("theory", Self::Theory),
        ("practice", Self::Practice),
        ("credits", Self::Credits),
        ("assessment", Self::Assessment),
        ("degree", Self::Degree),
        ("lead", Self::Lead),
        ("materials", Self::Materials),
    ];

    /// Those that most colleges hand in.
    pub const USUAL: [Self; 8] = [
        Self::Field,
        Self::Task,
        Self::Requirement,
        Self::Course,
        Self::How,
        Self::Hours,
        Self::Assessment,
        Self::Degree,
    ];
}

/// `课程`, or `课程: 对应课程名称` for a column under another name; the usual ones where none is written.
pub(super) fn read(
    written: Vec<OneOrEach>,
    read: Span,
    diagnostics: &mut Diagnostics,
) -> Vec<(Column, Option<String>)> {
    let mut columns = Vec::new();
    for column in written {
        match column {
            OneOrEach::One(name) => {
                columns.extend(yaml::choice(&name.at(read), &Column::NAMES, diagnostics).map(|column| (column, None)));
            }
            OneOrEach::Each(names) => {
                for (key, name) in names {
                    let name = name.at(read);
                    if name.value.trim().is_empty() {
                        diagnostics.at(name.span, Finding::WrongType { expected: Expected::FilledText });
                    }
                    let key = Spanned { value: key, span: name.span };
                    let column = yaml::choice(&key, &Column::NAMES, diagnostics);
                    columns.extend(column.map(|column| (column, Some(name.value))));
                }
            }
        }
    }
    if columns.is_empty() {
        columns.extend(Column::USUAL.map(|column| (column, None)));
    }
    columns
}
