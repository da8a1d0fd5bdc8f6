// What every page has: the reader's settings, the choice of light and dark, the menu.
"use strict";

const kebiao = (window.kebiao = {
  // The folder of the site, wherever it lies.
  root: document.currentScript.src.replace(/assets\/[^/]*$/, ""),
  // On a disk all sites share one storage, and some browsers have none.
  key: (name) => `kebiao:${document.documentElement.dataset.site}:${name}`,
  load(name) {
    try { return localStorage.getItem(kebiao.key(name)); } catch { return null; }
  },
  save(name, value) {
    try { localStorage.setItem(kebiao.key(name), value); } catch { /* It holds for this page. */ }
  },
});

(() => {
  const button = document.getElementById("theme-switch");
  if (!button) return;
  const media = { auto: "screen and (prefers-color-scheme:dark)", light: "not all", dark: "screen" };
  const themes = Object.keys(media);
  const name = button.getAttribute("aria-label");
  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    document.getElementById("dark").media = media[theme];
    button.title = name + button.dataset[theme];
    button.setAttribute("aria-label", button.title);
  };
  let theme = media[kebiao.load("theme")] ? kebiao.load("theme") : "auto";
  show(theme);
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % 3];
    show(theme);
    kebiao.save("theme", theme === "auto" ? "" : theme);
  });
})();

(() => {
  const button = document.querySelector(".copy");
  if (!button) return;
  button.addEventListener("click", async () => {
    const link = location.href.split("#")[0];
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      // A school's own network is rarely encrypted, and then a page may copy only what is selected.
      const field = document.body.appendChild(document.createElement("textarea"));
      field.value = link;
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    button.textContent = button.dataset.done;
  });
})();

(() => {
  const menu = document.querySelector(".menu");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu?.open) return;
    menu.open = false;
    menu.firstElementChild.focus();
  });
})();
