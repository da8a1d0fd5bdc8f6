//! What the columns of a college's table hold, by the many names that they bear.

use crate::author::sheet::Table;
use crate::content::Column;

/// What colleges call the columns, besides the names that a programme's file has for them.
const OTHERS: [(&[&str], Column); 16] = [
    (&["证书等级", "职业技能等级", "级别"], Column::Level),
    (&["要求编号", "技能编号"], Column::Code),
    (&["领域"], Column::Field),
    (&["典型工作任务", "任务"], Column::Task),
    (&["技能要求", "职业技能", "职业技能点"], Column::Requirement),
    (&["课程名称", "对应课程", "对应课程名称", "支撑课程", "对接课程", "融入课程"], Column::Course),
    (&["课程编号", "课程编码"], Column::CourseCode),
    (&["课程类别", "课程类型"], Column::Nature),
    (&["开设学期", "开课学期"], Column::Semester),
    (&["对接方式", "融合方式"], Column::How),
    (&["总学时", "课时", "学时数"], Column::Hours),
    (&["理论", "理论课时"], Column::Theory),
    (&["实践", "实训学时", "实践课时"], Column::Practice),
    (&["考核", "评价方式", "考核评价"], Column::Assessment),
    (&["支撑程度", "对应程度"], Column::Degree),
    (&["课程负责人"], Column::Lead),
];

/// Where the columns of a table are named.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// The first row under the names.
    pub(super) below: usize,
    /// What stands above them.
    pub(super) above: usize,
    /// One a column; `None` where its name is not known.
    pub(super) columns: Vec<Option<Column>>,
}

impl Header {
    /// The row with most known names, and the one below it where names stand in two rows.
    pub(super) fn of(table: &Table) -> Option<Self> {
        let count = |row: &Vec<String>| row.iter().filter(|cell| column(cell).is_some()).count();
        let rows = table.rows.iter().enumerate().take(40);
        let (above, row) = rows.max_by_key(|(index, row)| (count(row), std::cmp::Reverse(*index)))?;
        let mut columns: Vec<Option<Column>> = row.iter().map(|cell| column(cell)).collect();
        if !columns.contains(&Some(Column::Course)) {
            return None;
        }
        let mut below = above + 1;
        // 学时 above 理论 and 实践: what is written lower is more exact.
        if let Some(second) = table.rows.get(below)
            && second.iter().zip(row).all(|(cell, first)| cell.is_empty() || cell == first || column(cell).is_some())
            && second.iter().zip(row).any(|(cell, first)| cell != first && column(cell).is_some())
        {
            columns.resize(columns.len().max(second.len()), None);
            for (known, cell) in columns.iter_mut().zip(second) {
                *known = column(cell).or(*known);
            }
            below += 1;
        }
        Some(Self { below, above, columns })
    }

    /// Whether any column tells what courses are for.
    pub(super) fn has_requirements(&self) -> bool {
        let kinds = [Column::Requirement, Column::Code, Column::Task, Column::Field];
        kinds.into_iter().any(|column| self.place(column).is_some())
    }

    /// The place of a column.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|known| *known == Some(column))
    }
}

fn column(cell: &str) -> Option<Column> {
    let name: String = cell.chars().filter(|it| !it.is_whitespace()).collect();
    let name = name.split(['（', '(']).next().unwrap_or_default();
    let usual = Column::NAMES.into_iter().find(|(usual, _)| *usual == name);
    let other = OTHERS.into_iter().find(|(others, _)| others.contains(&name));
    usual.map(|(_, column)| column).or(other.map(|(_, column)| column))
}
