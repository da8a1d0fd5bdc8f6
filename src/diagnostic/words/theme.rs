//! What is said of a site's own theme.

use crate::diagnostic::argument::TemplateSlip;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, did_you_mean, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::TemplateFault { slip } => {
            let [[chinese, cure], [english, help]] = slipped(slip);
            [
                said(format!("模板有误：{chinese}"), "没有写出网站", &[&cure]),
                said(format!("a template is wrong: {english}"), "no site was written", &[&help]),
            ]
        }
        Finding::UnusedWord { key, nearest } => {
            let otherwise = [
                "词的名称照自带主题的 `words/` 里的写；自己的模板要用的词，在模板里写 `{{ \"名称\" | say }}`",
                "keys are those of the built-in theme's `words/`; for a word of your own write `{{ \"key\" | say }}` in a template",
            ];
            let [chinese, english] = did_you_mean(nearest.as_deref(), otherwise);
            [
                said(format!("没有模板用到 `{key}`"), "这个词不会显示", &[&chinese]),
                said(format!("no template says `{key}`"), "this word is not shown", &[&english]),
            ]
        }
        _ => return None,
    })
}

/// The fact and the cure, in Chinese and in English.
fn slipped(slip: &TemplateSlip) -> [[String; 2]; 2] {
    let both = |chinese: [&str; 2], english: [&str; 2]| [chinese.map(str::to_owned), english.map(str::to_owned)];
    match slip {
        TemplateSlip::Variable { name, known } => both(
            [&format!("没有 `{name}` 这个变量"), &format!("这里可以用 {known}；各页有什么，见 themes/README.md")],
            [
                &format!("there is no variable `{name}`"),
                &format!("there are {known}; themes/README.md tells what each page has"),
            ],
        ),
        TemplateSlip::Call { name } => both(
            [&format!("没有叫 `{name}` 的过滤器、函数或判断"), "检查名称；可以用的见 themes/README.md"],
            [
                &format!("there is no filter, function or test `{name}`"),
                "look at the name; themes/README.md tells those that there are",
            ],
        ),
        TemplateSlip::Template { name } => both(
            [&format!("没有模板 `{name}`"), "路径从主题文件夹写起，例如 `base.html`；大小写也要一致"],
            [
                &format!("there is no template `{name}`"),
                "paths start at the theme's folder, as in `base.html`; capitals count",
            ],
        ),
        TemplateSlip::Word { key } => both(
            [&format!("没有 `{key}` 这个词"), "把它写进主题文件夹的 `words/zh-CN.yaml`（或 `words/en.yaml`）"],
            [&format!("there is no word `{key}`"), "write it into `words/en.yaml` of the theme's folder"],
        ),
        TemplateSlip::End => both(
            ["没有写完", "补上 `}}`、`%}`，或 `{% endif %}`、`{% endfor %}`、`{% endblock %}`"],
            ["it ends too early", "add `}}` or `%}`, or `{% endif %}`, `{% endfor %}`, `{% endblock %}`"],
        ),
        TemplateSlip::Tag => both(
            [
                "不认识这个标记，或者它结束的东西没有开始",
                "可以写 if、for、block、include、extends、set 和它们的结束标记",
            ],
            [
                "this mark is not known, or ends what has not begun",
                "there are if, for, block, include, extends, set, and the marks that end them",
            ],
        ),
        TemplateSlip::Sign { found, expected } => both(
            [&format!("这里是 {found}"), &format!("应当写 {expected}")],
            [&format!("here is {found}"), &format!("write {expected}")],
        ),
        // The words of the reader of templates help whoever knows it.
        TemplateSlip::Other { detail } => both(
            [detail, "改正主题文件夹里的模板，或删去它以使用自带的模板"],
            [detail, "repair the template in the theme's folder, or remove it to use the built-in one"],
        ),
    }
}
