// Keeps a served page as the texts are: loads it again when anything changed, takes the new style when only style did,
// and lays errors over it. A page whose tab nobody sees holds no connection, since a browser has but six.
(() => {
  const { pages, style } = document.currentScript.dataset;
  const key = 'kebiao:place:' + location.pathname;
  let shown = style;
  let stream;
  let panel;

  // Browsers keep the place of a page that is loaded again only while it is as long as before.
  try {
    const place = JSON.parse(sessionStorage[key]);
    delete sessionStorage[key];
    const back = () => scrollTo({ left: place[0], top: place[1], behavior: 'instant' });
    back();
    addEventListener('load', back);
  } catch {}

  function reload() {
    try {
      sessionStorage[key] = JSON.stringify([scrollX, scrollY]);
    } catch {}
    location.reload();
  }

  function restyle(version) {
    shown = version;
    for (const old of document.querySelectorAll('link[rel=stylesheet]')) {
      const next = old.cloneNode();
      next.href = old.href.split('?')[0] + '?' + version;
      next.onload = next.onerror = () => old.remove();
      old.after(next);
    }
  }

  // All that comes from the texts becomes text, never markup.
  function make(parent, name, text, more) {
    const element = Object.assign(document.createElement(name), more);
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  }

  function cover(overlay) {
    panel?.remove();
    panel = undefined;
    if (!overlay) return;
    panel = document.createElement('kebiao-errors');
    panel.style.colorScheme = document.documentElement.dataset.theme || 'light dark';
    const root = panel.attachShadow({ mode: 'open' });
    make(root, 'style', css);
    const box = make(root, 'section', '', { role: 'alert' });
    const head = make(box, 'header');
    make(head, 'p', overlay.title);
    make(head, 'button', overlay.close, { onclick: () => panel.remove() });
    for (const error of overlay.errors) {
      const item = make(box, 'article');
      make(item, 'h2', error.message);
      const place = make(item, 'p', '', { className: 'place' });
      if (error.place) make(place, 'code', error.place);
      if (error.code) make(place, 'small', error.code);
      if (error.editor) make(place, 'a', overlay.edit, { href: error.editor });
      if (error.line) {
        const line = make(item, 'pre');
        line.append(error.line[0]);
        make(line, 'mark', error.line[1] || ' ');
        line.append(error.line[2]);
      }
      if (error.label) make(item, 'p', error.label);
      for (const hint of error.hints) make(make(item, 'p', '', { className: 'hint' }), 'b', overlay.help).after(hint);
    }
    if (overlay.more) make(box, 'p', overlay.more);
    document.body.append(panel);
  }

  const css = `
    section { position: fixed; z-index: 99; inset: auto 0 0; max-height: 60vh; overflow: auto; box-sizing: border-box;
      padding: 0 max(1rem, 50vw - 34rem) 1rem; border-top: 4px solid #b3261e; background: Canvas; color: CanvasText;
      font: 1rem/1.6 system-ui, sans-serif; box-shadow: 0 -4px 24px #0004 }
    header { position: sticky; top: 0; display: flex; gap: 1rem; justify-content: space-between; align-items: center;
      padding: .25rem 0; background: Canvas }
    p { margin: 0; overflow-wrap: anywhere }
    button { min-width: 44px; min-height: 44px; padding: 0 1rem; font: inherit; border: 1px solid; border-radius: 6px;
      background: none; color: inherit; white-space: nowrap; flex: none; cursor: pointer }
    article { padding: .75rem 0; border-top: 1px solid #8886 }
    h2 { margin: 0; font: inherit; font-weight: 700; overflow-wrap: anywhere }
    .place { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline }
    code, pre { font: .875rem/1.6 ui-monospace, Consolas, monospace }
    small { opacity: .75 }
    a { color: light-dark(#0b5cad, #7db8ff) }
    pre { margin: .25rem 0; padding: .5rem .75rem; border-radius: 6px; background: #8882; white-space: pre-wrap;
      overflow-wrap: anywhere }
    mark { background: none; color: inherit; text-decoration: wavy underline light-dark(#b3261e, #ff8f86) }
    .hint b { margin-right: .75rem; color: light-dark(#0f6b4f, #5fd0a5) }
    @media print { section { display: none } }`;

  function hear() {
    stream?.close();
    if (document.hidden) return;
    stream = new EventSource('/-/events');
    stream.onmessage = ({ data }) => {
      const now = JSON.parse(data);
      if (now.pages && now.pages !== pages) return reload();
      if (now.style && now.style !== shown) restyle(now.style);
      cover(now.overlay);
    };
  }

  // The beginning of a lesson is there to be taken.
  for (const text of document.querySelectorAll('.starter')) {
    const button = make(text.parentNode, 'button', text.dataset.copy, {
      onclick() {
        getSelection().selectAllChildren(text);
        if (document.execCommand('copy')) button.textContent = text.dataset.copied;
      },
    });
    text.before(button);
  }

  document.addEventListener('visibilitychange', hear);
  hear();
})();
