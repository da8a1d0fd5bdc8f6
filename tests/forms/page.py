"""Prints a standard's text as HTML, from which the PDF files beside this script were made; see README.md."""

import html
import re
import sys

HEAD = """<!DOCTYPE html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>standard</title>
<style>
@page { size: A4; margin: 25mm; @bottom-center { content: counter(page); font-size: 9pt } }
body { font: 12pt/1.6 "Noto Serif CJK SC", serif; text-align: justify }
p { margin: 0 0 6pt; text-indent: 2em }
p.flush { text-indent: 0 }
p.contents { display: flex; text-indent: 0; justify-content: space-between }
p.centred { text-align: center; text-indent: 0 }
table { border-collapse: collapse; width: 100%; font-size: 10.5pt }
td, th { border: 1px solid; padding: 3pt 5pt; text-align: left; vertical-align: middle }
th { text-align: center; font-weight: bold }
td p { text-indent: 0; margin: 0 }
</style>"""


def merged(rows, at, column):
    """How many rows the cell takes: those below whose cell, and whatever stands left of it, is empty."""
    below = rows[at + 1 :]
    count = 1
    for row in below:
        if any(row[: column + 1]):
            break
        count += 1
    return count


def table(rows):
    lines = ['<table>\n<colgroup><col style="width: 18%"><col style="width: 22%"><col></colgroup>']
    for at, row in enumerate(rows):
        if row[0] == "工作领域":
            lines.append("<thead><tr>" + "".join(f"<th>{cell}</th>" for cell in row) + "</tr></thead>")
            continue
        cells = [
            f'<td rowspan="{merged(rows, at, column)}">{html.escape(row[column])}</td>'
            for column in (0, 1)
            if row[column]
        ]
        text = html.escape(row[2]).replace("&lt;p&gt;", "<p>").replace("&lt;/p&gt;", "</p>")
        lines.append("<tr>" + "".join(cells) + f"<td>{text}</td></tr>")
    return lines + ["</table>"]


def paragraph(line):
    cells = line.split("\t")
    if len(cells) == 2:
        return f'<p class="contents"><span>{html.escape(cells[0])}</span><span>{cells[1]}</span></p>'
    kind = ""
    if line.startswith("表 "):
        kind = ' class="centred"'
    elif re.match(r"[\d\[]|GB", line) and len(line) < 100:
        kind = ' class="flush"'
    return f"<p{kind}>{html.escape(line)}</p>"


def main():
    source, target = sys.argv[1:]
    lines, rows = [HEAD], []
    for line in open(source, encoding="utf-8").read().replace("→", "\t").splitlines() + ["-"]:
        cells = line.split("\t")
        if len(cells) == 3:
            # The program that prints repeats the header by itself.
            if not (rows and cells[0] == "工作领域"):
                rows.append(cells)
        elif line:
            if rows:
                lines += table(rows)
                rows = []
            lines.append(paragraph(line))
    open(target, "w", encoding="utf-8").write("\n".join(lines[:-1]) + "\n")


main()
