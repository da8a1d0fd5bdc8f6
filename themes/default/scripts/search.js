// The ways to search: the button, Ctrl K, and the slash. All else comes when it is first wanted.
(() => {
  const opener = document.getElementById("search-toggle");
  if (!opener || !window.HTMLDialogElement) return;
  let loading;
  const load = (file) => new Promise((resolve) => {
    const style = file.endsWith(".css");
    const node = document.createElement(style ? "link" : "script");
    node[style ? "href" : "src"] = `${kebiao.root}assets/${file}`;
    if (style) node.rel = "stylesheet";
    else node.charset = "utf-8";
    // In order, since the data needs what takes it.
    node.async = false;
    node.onload = node.onerror = resolve;
    document.head.append(node);
  });
  kebiao.open = async () => {
    if (!loading) {
      // What finds, and the names of all things; the text of lessons comes while the reader types, what is near first.
      loading = Promise.all(["find.css", "find.js", "search.js"].map(load));
      loading.then(async () => {
        const [standard, level] = opener.dataset.of.split(" ");
        const files = (kebiao.files || []).filter((it) => it[0] === standard);
        files.sort((one, other) => (other[1] === level) - (one[1] === level));
        for (const [, , file] of files) await load(file);
      });
    }
    await loading;
    if (kebiao.search) kebiao.search();
    else location.assign(opener.href);
  };
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    kebiao.open();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    const slash = event.key === "/" && !typing && !event.altKey && kebiao.load("slash") !== "off";
    if (!(event.ctrlKey || event.metaKey ? event.key.toLowerCase() === "k" : slash)) return;
    event.preventDefault();
    kebiao.open();
  });
})();
