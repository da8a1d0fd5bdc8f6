"""The same made-up lessons for kebiao and for other programs that make sites of Markdown.

    lessons.py N FOLDER [--standards S] [--plain] [PROGRAM …]

writes FOLDER/PROGRAM for each of kebiao, hugo, zola and mdbook (all, where none is named): N lessons of some 5 KB of
Chinese Markdown with a table, a list and a block of code, and themes that show about the same. With --plain no block
of code names its language, so that nobody highlights it. The same arguments make the same bytes.
"""

import argparse
import random
from pathlib import Path

TASKS = 33
FIELDS = 4
LEVELS = ["初级", "中级", "高级"]
NOUNS = (
    "数据 采集 清洗 标注 模型 训练 评估 部署 接口 网页 页面 布局 样式 脚本 函数 变量 循环 条件 列表 字典 文件 路径 权限 安全 加密 "
    "日志 监控 备份 恢复 网络 协议 请求 响应 服务 客户端 浏览器 数据库 查询 索引 事务 缓存 队列 线程 进程 内存 存储 设备 传感器 控制 "
    "流程 规范 标准 职业 技能 要求 知识 工作 任务 能力 培训 考核 鉴定 操作 步骤 检查 记录 报告 分析 设计 实现 测试 验收 维护 优化"
).split()
VERBS = (
    "能够 需要 应当 可以 按照 根据 通过 使用 结合 完成 进行 掌握 理解 说明 检验 选择 比较 调整 确认 编写 以及 并且 或者 其中 "
    "首先 然后 最后 同时 因此 例如"
).split()
CODE = {
    "python": 'import json\n\n\ndef load(path: str) -> dict:\n    """读取配置文件。"""\n'
    '    with open(path, encoding="utf-8") as file:\n        return json.load(file)\n\n\n'
    "class Task:\n    def __init__(self, name, minutes={0}):\n        self.name = name\n        self.minutes = minutes\n\n"
    "    def run(self):\n        for i in range({1}):\n            if i % 2 == 0:\n"
    '                print(self.name, i)  # 输出进度\n        return True\n',
    "html": '<!doctype html>\n<html lang="zh-CN">\n<head>\n  <meta charset="utf-8">\n  <title>练习 {0}</title>\n'
    "  <style>body {{ margin: 0; color: #333; }}</style>\n</head>\n<body>\n  <!-- 导航 -->\n"
    '  <ul class="nav" id="n{1}">\n    <li><a href="/a?x=1&amp;y=2">首页</a></li>\n    <li><a href="/b">列表</a></li>\n'
    "  </ul>\n  <script>const n = {0}; console.log(`n=${{n}}`);</script>\n</body>\n</html>\n",
    "json": '{{\n  "name": "任务",\n  "minutes": {0},\n  "required": true,\n  "steps": [\n'
    '    {{"id": 1, "title": "准备", "score": 0.{1}}},\n    {{"id": 2, "title": "操作", "score": 0.{0}}},\n'
    '    {{"id": 3, "title": "检查", "score": null}}\n  ],\n  "env": {{"LANG": "zh_CN.UTF-8", "path": "/opt/data"}}\n}}\n',
}
STYLE = (
    "body{font-family:sans-serif;margin:0 auto;max-width:60rem}nav a{margin-right:1rem}"
    "table{border-collapse:collapse}td,th{border:1px solid #ccc}\n"
)
BAR = (
    '<header><a href="/">课程</a><nav><a href="/levels/">等级</a><a href="/tasks/">任务</a>'
    '<a href="/requirements/">要求</a><a href="/t01/">开始</a></nav></header>'
)


class Lesson:
    """One lesson: what all programs show of it. Its text is made when it is asked for: a hundred thousand are many."""

    __slots__ = ("index", "standard", "task", "weight", "folder", "slug", "title", "summary", "links", "plain")

    def __init__(self, index, count, standards, plain):
        self.index = index
        self.standard = index % standards
        self.task = index // standards % TASKS
        self.weight = index // standards // TASKS + 1
        self.folder = f"t{self.task + 1:02d}"
        self.slug = f"l{index:06d}"
        chance = random.Random(7919 * index + 13)
        self.title = "".join(chance.choice(NOUNS) for _ in range(4)) + f"（第{index}课）"
        self.summary = sentence(chance)
        # Links stay within a standard.
        self.links = [near - (near - index) % standards for near in ((index * 3 + 1) % count, (index * 11 + 5) % count)]
        self.links = [link if link >= 0 else link + standards for link in self.links]
        self.plain = plain

    @property
    def level(self):
        return self.task * len(LEVELS) // TASKS

    def body(self, link, claims=("", "", "", "")):
        """Its Markdown; `link` makes a link to another lesson, `claims` stand behind the headings."""
        chance = random.Random(104729 * self.index + 7)
        names = ("学习目标", "知识要点", "操作步骤", "检查")
        heads = [f"## {name}：{chance.choice(NOUNS)}{chance.choice(NOUNS)}{claim}\n" for name, claim in zip(names, claims)]
        paragraphs = [paragraph(chance, low, high) for low, high in ((7, 10), (7, 10), (7, 10), (5, 8), (4, 6))]
        steps = "".join(f"- {sentence(chance)}\n" for _ in range(5))
        rows = [(chance.choice(NOUNS), chance.choice(NOUNS), sentence(chance)[:18], chance.randint(1, 100)) for _ in range(6)]
        rows = "".join(f"| {one}{other} | {text} | {score} |\n" for one, other, text, score in rows)
        language = ["python", "html", "json"][self.index % 3]
        code = CODE[language].format(chance.randint(10, 60), chance.randint(10, 99))
        return "\n".join(
            [
                heads[0],
                f"{paragraphs[0]}先修课程：{link(self.links[0])}。\n",
                heads[1],
                f"{paragraphs[1]}\n",
                f"| 要点 | 说明 | 分值 |\n|:-----|------|-----:|\n{rows}",
                heads[2],
                f"{paragraphs[2]}\n",
                steps,
                f"```{'' if self.plain else language}\n{code}```\n",
                heads[3],
                f"{paragraphs[3]}\n",
                f"{paragraphs[4]}下一步：{link(self.links[1])}。\n",
            ]
        )


def sentence(chance):
    words = []
    for place in range(chance.randint(7, 14)):
        words.append(chance.choice(VERBS if place % 3 == 0 else NOUNS))
        if place in (4, 9):
            words.append("，")
    luck = chance.random()
    if luck < 0.12:
        words.append(f"，参见 **{chance.choice(NOUNS)}{chance.choice(NOUNS)}** 一节")
    elif luck < 0.22:
        words.append(f"，命令为 `{chance.choice(['ls -l', 'python main.py', 'git status', '<div>'])}`")
    return "".join(words) + "。"


def paragraph(chance, low, high):
    return "".join(sentence(chance) for _ in range(chance.randint(low, high)))


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def number(task):
    """A task's number within its level: 2.3."""
    within = task - -(-(task * len(LEVELS) // TASKS) * TASKS // len(LEVELS))
    return f"{within // FIELDS + 1}.{within % FIELDS + 1}"


def standard_text(code):
    lines = [f"测试{code}职业技能等级标准", f"标准代码：{code}", "（2026年1.0版）", "某单位 制定", "2026年1月 发布"]
    lines += ["1 范围", "本标准适用于测试。", "6 职业技能要求", "6.1 职业技能等级划分"]
    lines += [f"测试职业技能等级分为三个等级：{'、'.join(LEVELS)}，三个级别依次递进，高级别涵盖低级别职业技能要求。"]
    lines += [f"【测试】（{level}）：能完成{level}的工作。" for level in LEVELS]
    lines += ["6.2 职业技能等级要求描述"]
    for rank, level in enumerate(LEVELS):
        lines += [f"表 {rank + 1} 测试职业技能等级要求（{level}）", "工作领域\t工作任务\t职业技能要求"]
        for task in range(TASKS):
            if task * len(LEVELS) // TASKS != rank:
                continue
            name = number(task)
            first = name.endswith(".1")
            field = f"{name.split('.')[0]}. {NOUNS[task]}工作" if first else ""
            needs = " ".join(f"{name}.{which} 能按照规范完成{NOUNS[task + which]}与{NOUNS[task + 9]}。" for which in (1, 2, 3))
            lines += [f"{field}\t{name} {NOUNS[task + 20]}操作\t{needs}"]
    return "\n\n".join(lines) + "\n"


def kebiao(root, lessons, standards):
    write(root / "kebiao.yaml", "title: 课程\n")
    codes = [str(900000 + index) for index in range(standards)]
    for code in codes:
        write(root / f"seeds/{code}.txt", standard_text(code))
    for it in lessons:
        name = number(it.task)
        claims = [f" {{teach={name}.{it.index % 3 + 1}}}", f" {{teach={name}.{(it.index + 1) % 3 + 1}}}"]
        claims += [f" {{practise={name}.{it.index % 3 + 1} output=报告}}", ""]
        head = f"task: L{it.level + 1}-{name}\ntitle: {it.title}\nsummary: {it.summary!r}\nstatus: ready\n"
        link = lambda index: f"[[{lessons[index].slug}|{lessons[index].title}]]"
        path = root / f"content/{codes[it.standard]}/lessons/{it.folder}/{it.slug}.md"
        write(path, f"---\n{head}---\n{it.body(link, claims)}")


def hugo(root, lessons, _):
    settings = (
        'baseURL = "https://example.org/"\ntitle = "课程"\nlocale = "zh-cn"\ndefaultContentLanguage = "zh"\n'
        'hasCJKLanguage = true\n[taxonomies]\nlevel = "levels"\ntask = "tasks"\nrequirement = "requirements"\n'
        '[outputs]\nhome = ["html","rss"]\nsection = ["html"]\ntaxonomy = ["html"]\nterm = ["html"]\n'
        "[services.rss]\nlimit = 20\n[markup.tableOfContents]\nstartLevel = 2\nendLevel = 3\n"
        "[markup.highlight]\nnoClasses = false\n"
    )
    write(root / "hugo.toml", settings)
    write(root / "static/style.css", STYLE)
    list_of = '{{ range .Pages }}<li><a href="{{ .Permalink }}">{{ .Title }}</a> {{ .Description }}</li>\n{{ end }}</ul>'
    layouts = {
        "baseof": '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title>'
        f'<link rel="stylesheet" href="/style.css"></head>\n<body>{BAR}\n'
        '<main>{{ block "main" . }}{{ end }}</main><footer>{{ site.Title }}</footer></body></html>\n',
        "home": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Sections }}'
        '<li><a href="{{ .Permalink }}">{{ .Title }}</a></li>\n{{ end }}</ul>{{ end }}',
        "section": '{{ define "main" }}<p><a href="/">首页</a> / {{ .Title }}</p><h1>{{ .Title }}</h1><ul>' + list_of + "{{ end }}",
        "term": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>' + list_of + "{{ end }}",
        "taxonomy": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}'
        '<li><a href="{{ .Page.Permalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>\n{{ end }}</ul>{{ end }}',
        "page": '{{ define "main" }}<p><a href="/">首页</a> / <a href="{{ .CurrentSection.Permalink }}">'
        "{{ .CurrentSection.Title }}</a> / {{ .Title }}</p>\n<h1>{{ .Title }}</h1><p>{{ .Description }}</p>\n"
        '<nav class="toc">{{ .TableOfContents }}</nav>\n<article>{{ .Content }}</article>\n<p class="tags">'
        + "".join(
            '{{ range .GetTerms "%s" }}<a href="{{ .Permalink }}">{{ .Title }}</a> {{ end }}' % kind
            for kind in ("levels", "tasks", "requirements")
        )
        + '</p>\n<nav>{{ with .PrevInSection }}<a rel="prev" href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}'
        '{{ with .NextInSection }}<a rel="next" href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}</nav>{{ end }}\n',
    }
    for name, text in layouts.items():
        write(root / f"layouts/{name}.html", text)
    write(root / "content/_index.md", "---\ntitle: 首页\n---\n")
    for task in range(TASKS):
        write(root / f"content/t{task + 1:02d}/_index.md", f"---\ntitle: 任务{task + 1}\nweight: {task + 1}\n---\n")
    for it in lessons:
        link = lambda index: f'[{lessons[index].title}]({{{{< relref "/{lessons[index].folder}/{lessons[index].slug}.md" >}}}})'
        needs = [f"{it.folder}-{(it.index + more) % 3 + 1}" for more in (0, 1)]
        head = f"title: {it.title}\ndescription: {it.summary!r}\nweight: {it.weight}\nlevels: [l{it.level + 1}]\n"
        head += f"tasks: [{it.folder}]\nrequirements: [{', '.join(needs)}]\n"
        write(root / f"content/{it.folder}/{it.slug}.md", f"---\n{head}---\n{it.body(link)}")


def zola(root, lessons, _):
    settings = (
        'base_url = "https://example.org"\ntitle = "课程"\ndefault_language = "zh"\ncompile_sass = false\n'
        'build_search_index = false\ntaxonomies = [{name="levels"},{name="tasks"},{name="requirements"}]\n[markdown]\n'
    )
    write(root / "config.toml", settings + '[markdown.highlighting]\ntheme = "github-light"\nstyle = "class"\n')
    write(root / "static/style.css", STYLE)
    row = '<li><a href="{{ p.permalink }}">{{ p.title }}</a> {{ p.description }}</li>\n'
    main = '{% extends "base.html" %}{% block main %}'
    templates = {
        "base": '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{% block title %}{{ config.title }}'
        f'{{% endblock %}}</title><link rel="stylesheet" href="/style.css"></head>\n<body>{BAR}\n'
        "<main>{% block main %}{% endblock %}</main><footer>{{ config.title }}</footer></body></html>\n",
        "index": main + "<h1>{{ section.title }}</h1><ul>{% for s in section.subsections %}"
        "{% set ss = get_section(path=s, metadata_only=true) %}"
        '<li><a href="{{ ss.permalink }}">{{ ss.title }}</a></li>\n{% endfor %}</ul>{% endblock %}',
        "section": main + '<p><a href="/">首页</a> / {{ section.title }}</p><h1>{{ section.title }}</h1><ul>'
        "{% for p in section.pages %}" + row + "{% endfor %}</ul>{% endblock %}",
        "page": main + "{% set sec = get_section(path=page.ancestors | last, metadata_only=true) %}"
        '<p><a href="/">首页</a> / <a href="{{ sec.permalink }}">{{ sec.title }}</a> / {{ page.title }}</p>\n'
        '<h1>{{ page.title }}</h1><p>{{ page.description }}</p>\n<nav class="toc"><ul>{% for h in page.toc %}'
        '<li><a href="{{ h.permalink }}">{{ h.title }}</a></li>{% endfor %}</ul></nav>\n'
        '<article>{{ page.content | safe }}</article>\n<p class="tags">{% for tax, terms in page.taxonomies %}'
        '{% for t in terms %}<a href="{{ get_taxonomy_url(kind=tax, name=t) }}">{{ t }}</a> {% endfor %}{% endfor %}</p>\n'
        '<nav>{% if page.lower %}<a rel="prev" href="{{ page.lower.permalink }}">{{ page.lower.title }}</a>{% endif %}'
        '{% if page.higher %}<a rel="next" href="{{ page.higher.permalink }}">{{ page.higher.title }}</a>{% endif %}'
        "</nav>{% endblock %}\n",
        "taxonomy_list": main + "<h1>{{ taxonomy.name }}</h1><ul>{% for t in terms %}"
        '<li><a href="{{ t.permalink }}">{{ t.name }}</a> {{ t.page_count }}</li>\n{% endfor %}</ul>{% endblock %}',
        "taxonomy_single": main + "<h1>{{ term.name }}</h1><ul>{% for p in term.pages %}" + row + "{% endfor %}</ul>{% endblock %}",
    }
    for name, text in templates.items():
        write(root / f"templates/{name}.html", text)
    write(root / "content/_index.md", '+++\ntitle = "首页"\n+++\n')
    for task in range(TASKS):
        head = f'title = "任务{task + 1}"\nsort_by = "weight"\nweight = {task + 1}\n'
        write(root / f"content/t{task + 1:02d}/_index.md", f"+++\n{head}+++\n")
    for it in lessons:
        link = lambda index: f"[{lessons[index].title}](@/{lessons[index].folder}/{lessons[index].slug}.md)"
        needs = ", ".join(f'"{it.folder}-{(it.index + more) % 3 + 1}"' for more in (0, 1))
        head = f'title = "{it.title}"\ndescription = """{it.summary}"""\nweight = {it.weight}\n[taxonomies]\n'
        head += f'levels = ["l{it.level + 1}"]\ntasks = ["{it.folder}"]\nrequirements = [{needs}]\n'
        write(root / f"content/{it.folder}/{it.slug}.md", f"+++\n{head}+++\n{it.body(link)}")


def mdbook(root, lessons, _):
    write(
        root / "book.toml",
        '[book]\ntitle = "课程"\nlanguage = "zh"\nsrc = "src"\n[output.html]\n[output.html.search]\nenable = false\n'
        "[output.html.print]\nenable = false\n",
    )
    summary = ["# Summary\n\n[首页](index.md)\n"]
    for task in range(TASKS):
        folder = f"t{task + 1:02d}"
        summary.append(f"- [任务{task + 1}]({folder}/index.md)\n")
        own = [it for it in lessons if it.task == task]
        summary += [f"  - [{it.title}]({folder}/{it.slug}.md)\n" for it in own]
        write(root / f"src/{folder}/index.md", f"# 任务{task + 1}\n\n" + "".join(f"- [{it.title}]({it.slug}.md)\n" for it in own))
    write(root / "src/SUMMARY.md", "".join(summary))
    write(root / "src/index.md", "# 首页\n")
    for it in lessons:
        link = lambda index: f"[{lessons[index].title}](../{lessons[index].folder}/{lessons[index].slug}.md)"
        write(root / f"src/{it.folder}/{it.slug}.md", f"# {it.title}\n\n{it.summary}\n\n{it.body(link)}")


PROGRAMS = {"kebiao": kebiao, "hugo": hugo, "zola": zola, "mdbook": mdbook}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("count", type=int)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("programs", nargs="*", default=list(PROGRAMS))
    arguments.add_argument("--standards", type=int, default=1)
    arguments.add_argument("--plain", action="store_true")
    given = arguments.parse_args()
    lessons = [Lesson(index, given.count, given.standards, given.plain) for index in range(given.count)]
    for program in given.programs:
        PROGRAMS[program](given.folder / program, lessons, given.standards)


if __name__ == "__main__":
    main()
