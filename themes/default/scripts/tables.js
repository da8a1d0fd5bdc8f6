// Filters of requirements and of majors: they stand in the address, and totals and paper follow them.
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const say = form.dataset;
  const status = form.querySelector("[role=status]");
  const printed = document.querySelector(".filtered");
  const tiles = [...document.querySelectorAll(".tiles li")];
  const clean = (text) => text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
  const show = (element, on) => { if (element.hidden === !!on) element.hidden = !on; };

  // Read once, when first needed: thousands of rows take a moment.
  let rows;
  const read = () => [...document.querySelectorAll("[data-s], .matrix [id] > [id]")].map((row) => {
    const group = row.closest("[data-w], .matrix tbody");
    const w = group.dataset.w ?? group.id.slice(1).split(".")[0];
    const it = { row, group, w, l: w.split("-")[0], s: row.dataset.s ?? "covered", text: row.querySelector("th").textContent };
    if (group.rows) it.text += group.rows[0].textContent;
    it.text = clean(it.text);
    ["teach", "practise", "assess"].forEach((facet, index) => {
      it[facet] = row.cells[index + 1]?.querySelector("use")?.getAttribute("href").slice(3);
    });
    return it;
  });

  const update = () => {
    rows ||= read();
    const set = [...form.elements].filter((control) => control.value);
    const words = form.q.value.split(/\s/).map(clean);
    const fits = (it, { name, value }) => name === "q" ? words.every((word) => it.text.includes(word)) : it[name] === value;
    const counts = {};
    const groups = new Map();
    let shown = 0;
    for (const it of rows) {
      // A total counts what all other filters leave, so that one can go from state to state.
      const counted = set.every((control) => control.name === "s" || fits(it, control));
      if (counted) for (const key of ["", it.s]) counts[key] = (counts[key] || 0) + 1;
      const on = counted && set.every((control) => fits(it, control));
      show(it.row, on);
      groups.set(it.group, groups.get(it.group) || on);
      shown += on && !!it.s;
    }
    for (const [group, some] of groups) show(group, some);
    show(document.getElementById("nothing"), !shown);
    for (const tile of tiles) {
      tile.querySelector("b").textContent = counts[tile.dataset.tile] || 0;
      tile.lastChild.setAttribute("aria-pressed", form.s.value === tile.dataset.tile);
      tile.lastChild.setAttribute("aria-label", tile.textContent);
    }
    status.textContent = say.shown.replace("{n}", shown).replace("{m}", rows.filter((it) => it.s).length);
    const said = set.map((control) => control.labels[0].firstChild.data + " " + (control.selectedOptions?.[0].text || control.value));
    printed.textContent = [...said, status.textContent, say.printed + new Date().toLocaleDateString(document.documentElement.lang)].join(" · ");
    // Paper shows what is filtered, without the figures of the rest.
    document.body.classList.toggle("narrowed", set.length);
    const hash = "#" + new URLSearchParams(set.map(({ name, value }) => [name, value]));
    if (hash[1] || location.hash.includes("=")) history.replaceState(null, "", hash[1] ? hash : location.href.split("#")[0]);
  };

  // An address that names filters sets them; one that names a row shows it, whatever the filters hide.
  const follow = () => {
    const hash = location.hash.slice(1);
    const row = document.getElementById(hash);
    if (!hash.includes("=") && !row?.closest("[hidden]")) return;
    form.reset();
    if (!row) {
      for (const [name, value] of new URLSearchParams(hash)) {
        const control = form.elements.namedItem(name);
        if (control) control.value = value;
      }
    }
    update();
    (row || form).scrollIntoView();
  };

  for (const tile of tiles) {
    const button = document.createElement("button");
    button.setAttribute("aria-label", tile.textContent);
    tile.append(button);
    button.onclick = () => { form.s.value = tile.dataset.tile; update(); form.scrollIntoView(); };
  }
  let timer;
  form.oninput = () => { clearTimeout(timer); timer = setTimeout(update, 80); };
  form.onsubmit = () => false;
  form.onreset = () => setTimeout(update);
  form.hidden = false;
  status.textContent = printed.textContent;
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", update);
  follow();
})();

// The texts of one strand open together, so that they can be read across the levels.
for (const row of document.querySelectorAll(".strands tr")) {
  row.addEventListener("toggle", ({ target }) => {
    for (const it of row.querySelectorAll("details")) it.open = target.open;
  }, true);
}
// What is folded would not be printed.
addEventListener("beforeprint", () => {
  for (const it of document.querySelectorAll(".strands details")) it.open = true;
});

// Some browsers take no table for one whose rows are shown as blocks. A group at a time, since nobody waits for it.
const be = (it, role) => it.setAttribute("role", role);
for (const it of document.querySelectorAll(".matrix, .strands")) be(it, "table");
const groups = [...document.querySelectorAll(":is(.matrix, .strands) :is(thead, tbody)")];
const covered = document.querySelector("#filters [value=covered]")?.text;
const tell = () => {
  const group = groups.shift();
  if (!group) return;
  be(group, "rowgroup");
  for (const row of group.rows) {
    be(row, "row");
    for (const cell of row.cells) {
      be(cell, cell.tagName === "TD" ? "cell" : group.tagName === "THEAD" ? "columnheader" : "rowheader");
      // Evidence needs no other word to the eye.
      const shape = cell.firstElementChild;
      if (shape?.matches("svg:not([role])")) { be(shape, "img"); shape.setAttribute("aria-label", covered); }
    }
  }
  setTimeout(tell);
};
tell();
