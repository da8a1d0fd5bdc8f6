// What search finds, and its dialog: loaded before the data, when a reader first searches.
"use strict";

(() => {
  const opener = document.getElementById("search-toggle");
  const SHOWN = 30;
  const records = [];
  const standards = {};
  const pages = {};
  let words, grow;

  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const plain = (text) => fold(text).replace(/\s+/g, "");
  const say = (key, n) => {
    const forms = words[key].split(" | ");
    return forms[n === 1 ? 0 : forms.length - 1].replace("{n}", n);
  };

  // The files of data call this.
  kebiao.add = (data) => {
    words = data.words || words;
    Object.assign(standards, data.standards);
    kebiao.files = data.files || kebiao.files;
    for (const record of data.records) {
      const [kind, level, number, title, href, text] = record;
      if (!href.includes("#")) pages[href] = title;
      const [, code] = href.match(/\/(l\d+)[-.]/) || [];
      records.push({ record, kind, number, code, level: plain(level), title: plain(title), text: plain(text) });
    }
    grow?.();
  };

  // Every record in which all parts of the query occur: numbers first, then names, requirements, headings, text.
  const find = (query) => {
    const asked = fold(query).trim();
    const parts = asked.split(/\s+/).filter(Boolean);
    const [, level, number] = asked.match(/^(?:\w+:)?(.*?)[\s-]*(\d+(?:\.\d+)+)$/) || [];
    const rank = (it) => {
      if (number && it.number && (!level || it.level.startsWith(level) || it.code === level)) {
        if (it.number === number) return 1;
        if (it.number.startsWith(`${number}.`)) return 2;
      }
      let worst = 0;
      for (const part of parts) {
        if (it.title.includes(part)) worst = worst || 3;
        else if (it.text.includes(part)) worst = 6;
        else if (parts.length < 2 || !it.level.includes(part)) return 0;
      }
      if (worst === 3 && it.kind === "section") return 5;
      return worst === 6 && it.kind === "requirement" ? 4 : worst;
    };
    const hits = records.map((it) => [rank(it), it]).filter(([at]) => at);
    return hits.sort(([one], [other]) => one - other).map(([, it]) => it.record);
  };
  kebiao.find = find;

  // The three names that share most characters with the query, Latin words as a whole.
  const nearest = (query) => {
    const asked = new Set(plain(query).match(/[a-z\d]+|./gu));
    const near = ({ title }) => {
      const shared = [...asked].filter((letter) => title.includes(letter)).length;
      return shared > 1 ? shared / (asked.size + title.length / 4) : 0;
    };
    const named = records.map((it) => [near(it), it]).filter(([at]) => at);
    return named.sort(([one], [other]) => other - one).slice(0, 3).map(([, it]) => it.record);
  };

  const make = (name, attributes, ...children) => {
    const node = document.createElement(name);
    for (const key in attributes) node.setAttribute(key, attributes[key]);
    node.append(...children);
    return node;
  };

  // Around the first part that occurs, with all that occur marked. A character may fold to several.
  const marked = (text, parts) => {
    let folded = "";
    const from = [];
    [...text].reduce((at, letter) => {
      const part = plain(letter);
      for (let i = 0; i < part.length; i += 1) from.push(at);
      folded += part;
      return at + letter.length;
    }, 0);
    from.push(text.length);
    const spans = [];
    for (const part of parts) {
      for (let at = folded.indexOf(part); at >= 0 && spans.length < 9; at = folded.indexOf(part, at + 1)) {
        spans.push([from[at], from[at + part.length - 1] + 1]);
      }
    }
    spans.sort(([one], [other]) => one - other);
    const start = spans.length && spans[0][0] > 40 ? spans[0][0] - 20 : 0;
    const nodes = [start ? "…" : ""];
    let done = start;
    const end = Math.min(text.length, start + 110);
    for (const [one, other] of spans) {
      if (one < done || other > end) continue;
      nodes.push(text.slice(done, one), make("mark", {}, text.slice(one, other)));
      done = other;
    }
    return [...nodes, text.slice(done, end), end < text.length ? "…" : ""];
  };

  const option = ([kind, level, number, title, href, text], index, parts) => {
    const [page, inside] = href.split("#");
    const slug = (href.match(/\/(l\d+)[-.]/) || [])[1] || "";
    const head = make("span", { class: "hit-head" });
    if (level) head.append(make("span", { class: `badge ${slug}` }, level));
    head.append(make("small", {}, [words[kind], inside && pages[page], standards[href.split("/")[0]]].filter(Boolean).join(" · ")));
    head.append(make("b", {}, number, number && title ? " " : "", ...marked(title, parts)));
    const link = make("a", { role: "option", id: `hit_${index}`, tabindex: -1, href: kebiao.root + href }, head);
    if (text) link.append(make("small", {}, ...marked(text, parts)));
    return link;
  };

  const build = () => {
    const field = make("input", {
      type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
      "aria-controls": "hits_", "aria-expanded": "false", "aria-label": words.search, placeholder: words.search_hint,
    });
    const close = make("button", { class: "tool", type: "button" }, words.close);
    const count = make("p", { class: "small", role: "status" });
    const hits = make("div", { role: "listbox", id: "hits_", "aria-label": words.search, hidden: "" });
    const more = make("p", { class: "small" });
    const slash = make("input", { type: "checkbox" });
    const all = make("a", { href: opener.href }, words.search_all);
    const dialog = make("dialog", { class: "search", "aria-label": words.search },
      make("div", { class: "search-head" }, field, close), count, hits, more,
      make("p", { class: "facts search-foot" }, all, make("label", {}, slash, " ", words.search_slash)));
    document.body.append(dialog);
    slash.checked = kebiao.load("slash") !== "off";
    slash.onchange = () => kebiao.save("slash", slash.checked ? "on" : "off");

    let active = -1;
    const choose = (index) => {
      const options = hits.children;
      options[active]?.setAttribute("aria-selected", "false");
      active = options.length ? (index + options.length) % options.length : -1;
      if (active < 0) return field.removeAttribute("aria-activedescendant");
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", options[active].id);
    };
    const show = () => {
      const query = field.value.trim();
      const found = query ? find(query) : [];
      const near = query && !found.length ? nearest(query) : [];
      const parts = fold(query).split(/\s+/).filter(Boolean);
      hits.replaceChildren(...(found.length ? found : near).slice(0, SHOWN).map((it, at) => option(it, at, parts)));
      hits.hidden = !hits.children.length;
      field.setAttribute("aria-expanded", String(!hits.hidden));
      active = -1;
      field.removeAttribute("aria-activedescendant");
      count.textContent = !query ? "" : found.length ? say("search_found", found.length)
        : words.search_none + (near.length ? ` · ${words.search_near}` : "");
      more.textContent = found.length > SHOWN ? say("search_more", found.length - SHOWN) : "";
    };
    // More to find came while the reader waited; who composes or has begun to choose is not disturbed.
    let composing = false;
    grow = () => active < 0 && !composing && show();
    field.addEventListener("input", (event) => { composing = event.isComposing; composing || show(); });
    field.addEventListener("compositionend", () => { composing = false; show(); });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) choose(active < 0 && step < 0 ? -1 : active + step);
      else if (event.key === "Enter") (hits.children[active] || hits.firstChild)?.click();
      else return;
      event.preventDefault();
    });
    close.onclick = () => dialog.close();
    dialog.onclick = (event) => (event.target === dialog || event.target.closest("a")) && dialog.close();
    dialog.onclose = () => opener.focus();
    return dialog;
  };

  let dialog;
  kebiao.search = () => {
    // Without its words it can say nothing, but the page of all requirements is still there.
    if (!words) return location.assign(opener.href);
    dialog = dialog || build();
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("input").select();
  };
})();
