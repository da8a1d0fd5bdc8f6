// A lesson: quizzes that mark themselves, paper with answers, terms that explain themselves.
"use strict";

(() => {
  const [paper, bar] = ["paper_", "check_"].map((id) => document.getElementById(id));
  if (!paper) return;
  const all = (css, from = document) => [...from.querySelectorAll(css)];
  const root = document.documentElement;
  const plain = (text) => text.normalize("NFKC").replace(/\s/g, "").toLowerCase();

  // What is chosen is not kept: the next reader at a school's computer begins anew.
  // One at a time: a paper of forty would hold up the reader who scrolls already. All at once for whoever was sent to
  // a place among them, which would move.
  const quizzes = all(".quiz").filter((it) => it.querySelector("[data-ok]"));
  const total = quizzes.length;
  const solved = new Set();
  const begin = () => {
    const quiz = quizzes.shift();
    if (!quiz) return;
    const fields = all("input", quiz);
    const answer = quiz.querySelector(".answer");
    const [check, says] = bar.content.firstElementChild.cloneNode(true).children;
    let tries = 0;
    answer.before(check.parentNode);
    quiz.addEventListener("input", () => { says.textContent = ""; });
    check.addEventListener("click", () => {
      const fits = (field) => field.type === "text"
        ? (field.dataset.ok || "").split("|").some((ok) => plain(ok) === plain(field.value))
        : field.checked === "ok" in field.dataset;
      const given = fields.some((field) => field.type === "text" ? field.value.trim() : field.checked);
      const wrong = fields.filter((field) => !fits(field));
      const chosen = wrong.find((field) => field.checked);
      const why = chosen && all("[data-for]", answer).find((it) => it.dataset.for === chosen.nextElementSibling?.textContent);
      if (given) solved[wrong.length ? "delete" : "add"](quiz);
      const score = given && total > 1 ? says.dataset.score.replace("{n}", solved.size).replace("{m}", total) : "";
      says.textContent = says.dataset[given ? wrong.length ? "wrong" : "right" : "none"] + (why ? why.textContent : "") + score;
      // The first time there is still something to think about.
      if (given && (!wrong.length || tries++)) answer.open = true;
    });
    if (location.hash) begin();
    else setTimeout(begin);
  };
  begin();

  paper.firstElementChild.addEventListener("click", () => print());
  paper.lastElementChild.addEventListener("change", (event) => {
    root.classList.toggle("answers", event.target.checked);
    // What is folded would not be printed.
    for (const answer of all(".answer")) answer.open = event.target.checked;
  });

  const tip = document.createElement("div");
  tip.className = "tip";
  tip.id = "tip_";
  tip.setAttribute("role", "tooltip");
  document.body.append(tip);
  let timer, term;
  const hide = () => {
    clearTimeout(timer);
    tip.hidden = true;
    term?.removeAttribute("aria-describedby");
  };
  const show = () => {
    const row = all(".terms a").find((it) => it.href === term.href)?.closest("div");
    if (!row) return;
    const name = document.createElement("div");
    name.className = "card-title";
    name.textContent = row.firstElementChild.textContent;
    tip.replaceChildren(name, row.lastElementChild.textContent);
    tip.hidden = false;
    term.setAttribute("aria-describedby", tip.id);
    const place = term.getBoundingClientRect();
    const above = place.bottom + tip.offsetHeight > innerHeight;
    tip.style.top = `${scrollY + (above ? place.top - tip.offsetHeight : place.bottom)}px`;
    tip.style.left = `${Math.max(8, Math.min(place.left, root.clientWidth - tip.offsetWidth - 8))}px`;
  };
  const come = (event) => {
    const link = event.target.closest?.(".prose .term");
    // A finger follows the link.
    if (event.pointerType === "touch") return;
    clearTimeout(timer);
    if (link) {
      if (link !== term) hide();
      term = link;
      timer = setTimeout(show, 300);
    } else if (!tip.contains(event.target)) timer = setTimeout(hide, 200);
  };
  hide();
  addEventListener("pointerover", come);
  addEventListener("focusin", come);
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();
