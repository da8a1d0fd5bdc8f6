// A lesson: quizzes that mark themselves, terms that explain themselves, paper with answers.
"use strict";

(() => {
  const tools = document.getElementById("check_");
  if (!tools) return;
  const all = (css, from = document) => [...from.querySelectorAll(css)];
  const root = document.documentElement;
  const page = location.pathname.split("/").slice(-2).join("/");
  const plain = (text) => text.normalize("NFKC").replace(/\s/g, "").toLowerCase();

  for (const quiz of all(".quiz")) {
    const fields = all("input, textarea", quiz);
    const answer = quiz.querySelector(".answer");
    const bar = tools.content.firstElementChild.cloneNode(true);
    const [check, again, says] = bar.children;
    const name = `${page}#${quiz.id}`;
    const ticks = (field) => /radio|checkbox/.test(field.type);
    const given = (field) => (ticks(field) ? field.checked : field.value.trim());
    const say = (mark, why = "") => {
      says.dataset.mark = mark;
      says.textContent = (says.dataset[mark] || "") + why;
    };
    const fill = (values) => {
      fields.forEach((field, index) => {
        if (ticks(field)) field.checked = !!values[index];
        else field.value = values[index] || "";
      });
      again.hidden = !fields.some(given);
    };
    let tries = 0;
    answer.before(bar);
    // Nobody but the reader compares a whole answer.
    check.hidden = !quiz.querySelector("[data-ok]");
    try { fill(JSON.parse(kebiao.load(name)) || []); } catch { fill([]); }
    quiz.addEventListener("input", () => {
      say("");
      again.hidden = false;
      kebiao.save(name, JSON.stringify(fields.map(given)));
    });
    again.addEventListener("click", () => {
      fill([]);
      say("");
      kebiao.save(name, "");
      tries = 0;
      answer.open = false;
      fields[0].focus();
    });
    check.addEventListener("click", () => {
      if (!fields.some(given)) return say("none");
      const fits = (field) => ticks(field)
        ? field.checked === "ok" in field.dataset
        : (field.dataset.ok || "").split("|").some((ok) => plain(ok) === plain(field.value));
      const wrong = fields.filter((field) => !fits(field));
      const chosen = wrong.find((field) => ticks(field) && field.checked);
      const why = chosen && all("[data-for]", answer).find((it) => it.dataset.for === chosen.value);
      say(wrong.length ? "wrong" : "right", why ? why.textContent : "");
      tries += 1;
      // The first time there is still something to think about.
      if (!wrong.length || tries > 1) answer.open = true;
    });
  }

  const paper = document.getElementById("paper_");
  if (paper) {
    paper.hidden = false;
    paper.querySelector("button").addEventListener("click", () => print());
    paper.querySelector("input").addEventListener("change", (event) => root.classList.toggle("answers", event.target.checked));
  }
  // What is folded would not be printed.
  addEventListener("beforeprint", () => {
    if (root.classList.contains("answers")) for (const answer of all(".answer")) answer.open = true;
  });

  const tip = document.createElement("div");
  tip.className = "tip";
  tip.id = "tip_";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  let timer, term;
  const hide = () => {
    clearTimeout(timer);
    tip.hidden = true;
    term?.removeAttribute("aria-describedby");
  };
  const show = (link) => {
    const row = all(".terms a").find((it) => it.href === link.href)?.closest("div");
    if (!row) return;
    hide();
    term = link;
    term.setAttribute("aria-describedby", tip.id);
    const name = document.createElement("b");
    name.textContent = row.firstElementChild.textContent;
    tip.replaceChildren(name, row.lastElementChild.textContent);
    tip.hidden = false;
    const place = term.getBoundingClientRect();
    const above = place.bottom + tip.offsetHeight + 8 > innerHeight;
    tip.style.top = `${scrollY + (above ? place.top - tip.offsetHeight - 6 : place.bottom + 6)}px`;
    tip.style.left = `${Math.max(8, Math.min(place.left, root.clientWidth - tip.offsetWidth - 8))}px`;
  };
  const later = (deed, pause) => {
    clearTimeout(timer);
    timer = setTimeout(deed, pause);
  };
  const over = (event) => event.target.closest?.(".prose .term");
  document.addEventListener("pointerover", (event) => {
    // A finger follows the link.
    if (event.pointerType !== "mouse") return;
    if (over(event)) later(() => show(over(event)), 300);
    else if (tip.contains(event.target)) clearTimeout(timer);
    else later(hide, 200);
  });
  document.addEventListener("focusin", (event) => {
    if (over(event)) later(() => show(over(event)), 300);
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();
