//! What is said of pictures.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::NotAPicture { name, form } => {
            let chinese = form.map_or_else(|| "它的内容不是图片".to_owned(), |form| format!("它是 {form} 格式"));
            let english = form.map_or_else(|| "it holds no picture".to_owned(), |form| format!("it is {form}"));
            [
                said(
                    format!("`{name}` 不是浏览器能显示的图片"),
                    chinese,
                    &["打开原图，另存为 PNG 或 JPEG，放回这里；不是图片的文件，去掉前面的 `!`，就能下载"],
                ),
                said(
                    format!("browsers cannot show `{name}`"),
                    english,
                    &[
                        "open the picture, save it as PNG or JPEG and put it here; for a file that is none, remove the `!` in front, so that it is offered",
                    ],
                ),
            ]
        }
        Finding::PictureEnding { name, form, usual } => {
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            [
                said(
                    format!("`{name}` 其实是 {form} 图片"),
                    "有的服务器按文件名判断格式，图片会显示不出来",
                    &[&format!("把文件改名为 `{stem}.{usual}`，这里也照着改")],
                ),
                said(
                    format!("`{name}` is in truth a {form} picture"),
                    "servers that go by its name may keep it from being shown",
                    &[&format!("name it `{stem}.{usual}`, here too")],
                ),
            ]
        }
        Finding::BrokenPicture { name } => [
            said(
                format!("图片 `{name}` 不完整"),
                "照原样复制，可能只显示一部分",
                &["重新导出或重新复制一次，再放回这里"],
            ),
            said(
                format!("the picture `{name}` is not whole"),
                "it is copied as it is, and a part of it may be missing",
                &["export or copy it anew"],
            ),
        ],
        Finding::HugePicture { width, height } => [
            said(
                format!("图片有 {width}×{height} 像素，太大"),
                "照原样复制，手机可能打不开",
                &["先用看图软件缩小到宽 4000 像素以内"],
            ),
            said(
                format!("the picture has {width} × {height} pixels, which is too many"),
                "it is copied as it is, and phones may not open it",
                &["make it 4,000 pixels wide or less in any picture viewer"],
            ),
        ],
        _ => return None,
    })
}
