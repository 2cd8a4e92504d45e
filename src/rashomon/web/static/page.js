(() => {
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  let story = one(".story.on");
  if (!story) return;
  let rows = [], at = -1, keysOn = true;
  const kept = { get(key) { try { return localStorage.getItem("rashomon-" + key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem("rashomon-" + key, value); } catch { /* a browser that keeps nothing */ } } };
  const beside = () => root.classList.contains("side");
  const suffix = () => (story.id === "s-1" ? "" : story.id.slice(1));

  // In large stories elements are made when they are asked for: a browser with scripts reads what is held for browsers without them as text.
  // It is this page's own markup, every word of a report escaped in it; the policy in the head lets no script of it run.
  function wake(element) {
    if (!element) return;
    for (const held of all("noscript", element)) {
      const made = document.createElement("template");
      made.innerHTML = held.textContent;
      const lateRows = held.closest("tr.later");
      if (lateRows) lateRows.replaceWith(...all("tr.pt, tr.det", made.content));
      else held.replaceWith(made.content);
    }
  }
  const wakeStory = () => { wake(story); collect(); };
  const collect = () => { const now = rows[at]; rows = all("tr.pt", story); at = rows.indexOf(now); };

  function fit() {
    const width = root.clientWidth, columns = Number(getComputedStyle(story).getPropertyValue("--cols")) || 1;
    root.style.setProperty("--vw", width + "px");
    root.classList.toggle("side", width >= 1900 && width - 640 >= 372 + columns * 150);
  }

  function show(id) {
    const view = document.getElementById(id);
    if (!view) return;
    const home = view.closest(".story");
    if (home !== story) {
      all(".story").forEach(other => other.classList.toggle("on", other === home));
      story = home;
      at = -1;
      collect();
      fit();
    }
    if (!one(".syn, .art", view)) wake(view);
    wake(one(".art.on", view));
    all(".view", story).forEach(other => other.classList.toggle("on", other === view));
    all(".bar nav a", story).forEach(link => (link.hash === "#" + id ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current")));
    one(".bar nav a[aria-current]", story)?.scrollIntoView({ block: "nearest", inline: "center" });
    for (const picture of all(".map", view)) { const frame = picture.parentElement; frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2; }
    one(".ctl", story).hidden = !id.startsWith("v-table");
  }

  function choose(index, focus = true) {
    if (index < 0 || index >= rows.length) return;
    rows[at]?.classList.remove("cur");
    at = index;
    const group = rows[at].closest("tbody");
    if (group.classList.contains("folded")) fold(group, false);
    rows[at].classList.add("cur");
    if (focus) { rows[at].focus({ preventScroll: true }); rows[at].scrollIntoView({ block: "nearest" }); }
    if (beside()) open(rows[at]);
  }
  const close = () => all("tr.open", story).forEach(row => row.classList.remove("open"));
  function open(row) {
    close();
    row.classList.add("open");
    row.nextElementSibling.classList.add("open");
    const point = one(".pt-in", row.nextElementSibling);
    wake(point);
    if (beside()) inspect(row, point);
  }
  function inspect(row, point) {
    const box = one(".insp", story), copy = point.cloneNode(true), status = document.createElement("span"), title = document.createElement("h2");
    for (const node of [copy, ...all("[id]", copy)]) { if (node.id) node.dataset.id = node.id; node.removeAttribute("id"); }
    status.className = "st " + row.closest("tbody").dataset.group;
    status.textContent = one(".sg", row).textContent.replace(/^(\S)/, "$1 ");
    title.textContent = one(".q", row).textContent;
    box.replaceChildren(status, title, copy);
    box.scrollTop = 0;
  }
  function fold(group, shut) {
    if (!shut) { wake(group); collect(); }
    group.classList.toggle("folded", shut);
    one("[data-fold]", group)?.setAttribute("aria-expanded", String(!shut));
  }

  // A report, and in it the passage start..end; offsets are code points.
  function read(article, start, end) {
    show("v-reports" + (article.closest(".story").id === "s-1" ? "" : article.closest(".story").id.slice(1)));
    all(".art", story).forEach(other => other.classList.toggle("on", other === article));
    all(".rp", story).forEach(link => (decodeURIComponent(link.hash.slice(1)) === article.id ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    wake(article);
    all(".hit", story).forEach(paragraph => paragraph.classList.remove("hit"));
    globalThis.CSS?.highlights?.delete("passage");
    if (end === undefined) { scrollTo(0, 0); return; }
    const ranges = offsets.ranges(article, start, end);
    if (!ranges.length) return;
    if (globalThis.CSS?.highlights) CSS.highlights.set("passage", new Highlight(...ranges));
    const blocks = ranges.map(range => (range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement).closest("[data-at]"));
    blocks.forEach(block => block.classList.add("hit"));
    const top = ranges[0].getBoundingClientRect().top + scrollY - innerHeight / 3;
    scrollTo(0, Math.max(0, top));
    blocks[0].tabIndex = -1;
    blocks[0].focus({ preventScroll: true });
  }

  function go(hash) {
    let id = hash.slice(1);
    try { id = decodeURIComponent(id); } catch { return; }
    if (!id) return;
    if (id.startsWith("v-")) { show(id); scrollTo(0, 0); return; }
    const passage = /^(t-[^:]*):(\d+)-(\d+)$/.exec(id), article = document.getElementById(passage ? passage[1] : id);
    if (article?.matches(".art")) { read(article, passage ? Number(passage[2]) : 0, passage ? Number(passage[3]) : undefined); return; }
    let target = document.getElementById(id);
    if (!target && one("noscript", story)) { wakeStory(); target = document.getElementById(id); }
    if (!target) return;
    const view = target.closest(".view"), detail = target.closest("tr.det");
    if (view) show(view.id);
    if (!detail) { target.scrollIntoView({ block: "start" }); return; }
    const row = detail.previousElementSibling;
    row.hidden = detail.hidden = false;
    choose(rows.indexOf(row), false);
    open(row);
    const account = target.matches(".acc, .same") ? (beside() ? one(`[data-id="${CSS.escape(id)}"]`, one(".insp", story)) : target) : null;
    all(".acc.sel", story).forEach(other => other.classList.remove("sel"));
    account?.classList.add("sel");
    (account || row).scrollIntoView({ block: account ? "nearest" : "start" });
    if (!account) row.focus({ preventScroll: true });
  }

  function filter(keep = true) {
    const status = one("[data-f][aria-current]", story)?.dataset.f, asked = one(".q-filter", story).value.trim(), words = asked.toLowerCase();
    if (status || words) { const held = words ? story : one(`tbody[data-group="${status}"]`, story); wake(held); collect(); }
    let shown = 0;
    for (const row of rows) {
      const group = row.closest("tbody").dataset.group, point = row.nextElementSibling;
      const fits = (!status || group === status) && (!words || (row.textContent + " " + point.textContent).toLowerCase().includes(words));
      row.hidden = point.hidden = !fits;
      shown += fits;
    }
    for (const group of all("tbody[data-group]", story)) {
      group.hidden = (status || words) && !all("tr.pt:not([hidden])", group).length;
      if (status || words) { if (group.dataset.was === undefined) group.dataset.was = group.classList.contains("folded") ? "1" : ""; fold(group, false); }
      else if (group.dataset.was !== undefined) { fold(group, group.dataset.was === "1"); delete group.dataset.was; }
    }
    one(".none", story).hidden = !(status || words) || shown > 0;
    one(".none .asked", story).textContent = `Asked for: ${[status, asked && `“${asked}”`].filter(Boolean).join(", ")}.`;
    one(".count", story).textContent = status || words ? `${shown} of ${one(".bar nav .num", story).textContent} points` : "";
    if (keep) address(status, asked);
  }
  function address(status, asked) {
    const url = new URL(location.href);
    url.search = new URLSearchParams([["status", status], ["q", asked]].filter(pair => pair[1])).toString();
    try { history.replaceState(null, "", url); } catch { /* some browsers hold the address of a local file fixed */ }
  }
  function clear() {
    one(".q-filter", story).value = "";
    all("[data-f][aria-current]", story).forEach(link => link.removeAttribute("aria-current"));
    filter();
  }
  function density(mode) {
    all(".story").forEach(each => {
      each.dataset.density = mode;
      all("[data-den]", each).forEach(button => button.setAttribute("aria-pressed", String(button.dataset.den === mode)));
    });
    kept.set("density", mode);
  }
  function theme() {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    kept.set("theme", root.dataset.theme);
  }
  function say(text) {
    one(".toast")?.remove();
    const note = document.createElement("div");
    note.className = "toast";
    note.setAttribute("role", "status");
    note.textContent = text;
    document.body.append(note);
    setTimeout(() => note.remove(), 6000);
  }
  async function copy(text, told) {
    try { await navigator.clipboard.writeText(text); say(told); } catch { say(text); }
  }
  // A cell that starts like a formula would be run by a spreadsheet: it gets an apostrophe.
  const quoted = text => `"${text.replace(/^([=+\-@\t\r])/, "'$1").replaceAll('"', '""')}"`;
  function csv() {
    wakeStory();
    const heads = ["status", "question", "answers", ...all(".l2 .out", story).map(head => head.textContent)];
    const lines = rows.filter(row => !row.hidden).map(row => [one(".sg .sr", row).textContent, one(".q", row).textContent,
      all(".vs li", row).map(item => [one(".bd", item)?.lastChild.textContent, one(".val", item).firstChild.textContent].filter(Boolean).join(": ")).join("; "),
      ...all("td", row).map(cell => all("a", cell).map(link => one(".w", link).textContent).join(" | "))]);
    const file = document.createElement("a");
    file.href = URL.createObjectURL(new Blob(["\ufeff" + [heads, ...lines].map(line => line.map(quoted).join(",")).join("\r\n") + "\r\n"], { type: "text/csv" }));
    file.download = "points.csv";
    file.click();
    URL.revokeObjectURL(file.href);
  }
  const acts = { theme, csv, clear, close, help: () => one("#help").showModal(), shut: () => one("#help").close(), link: () => copy(location.href, "The address of this view is copied.") };

  document.addEventListener("click", event => {
    const hit = selector => event.target.closest(selector);
    const status = hit("[data-f]"), folder = hit("[data-fold]"), den = hit("[data-den]"), act = hit("[data-act]"), cite = hit("[data-cite]"), link = hit("a[href^='#']");
    if (status) {
      event.preventDefault();
      const on = !status.hasAttribute("aria-current");
      all("[data-f]", story).forEach(other => other.removeAttribute("aria-current"));
      if (on) status.setAttribute("aria-current", "true");
      filter();
    } else if (folder) { const group = folder.closest("tbody"); fold(group, !group.classList.contains("folded")); }
    else if (den) density(den.dataset.den);
    else if (act) acts[act.dataset.act]();
    else if (cite) copy(cite.dataset.cite, "Copied as citation.");
    else if (link) {
      const hash = link.getAttribute("href");
      if (event.metaKey || event.ctrlKey || event.shiftKey || hash.length < 2) return;
      event.preventDefault();
      if (location.hash !== hash) history.pushState(null, "", hash);
      go(hash);
    } else {
      const row = hit("tr.pt");
      if (!row || getSelection().toString()) return;
      const was = row.classList.contains("open");
      choose(rows.indexOf(row));
      if (was && !beside()) close(); else open(row);
    }
  });
  document.addEventListener("input", event => { if (event.target.matches(".q-filter")) filter(); });
  document.addEventListener("change", event => {
    if (event.target.id === "keys-on") { keysOn = event.target.checked; kept.set("keys", keysOn ? "on" : "off"); }
  });
  const next = step => { let index = at + step; while (rows[index] && rows[index].offsetParent === null) index += step; return index; };
  function sideways(step) {
    const links = all("td a", rows[at]), index = links.indexOf(document.activeElement) + step;
    (index < 0 ? rows[at] : links[Math.min(index, links.length - 1)])?.focus();
  }
  const views = () => all(".bar nav a", story);
  const keys = {
    j: () => choose(next(1)), k: () => choose(next(-1)), h: () => rows[at] && sideways(-1), l: () => rows[at] && sideways(1),
    "/": () => one(".q-filter", story).focus(), "?": acts.help, t: theme,
    d: () => { const modes = ["auto", "words", "marks"]; density(modes[(modes.indexOf(story.dataset.density) + 1) % 3]); },
  };
  addEventListener("keydown", event => {
    if (event.metaKey || event.ctrlKey || event.altKey || one("#help").open) return;
    if (event.target.matches("input, select, textarea")) { if (event.key === "Escape") event.target.blur(); return; }
    if (event.key === "Escape") { close(); rows[at]?.focus({ preventScroll: true }); return; }
    if (event.key === "Enter" && rows[at] && document.activeElement === rows[at]) {
      event.preventDefault();
      if (rows[at].classList.contains("open") && !beside()) close(); else open(rows[at]);
      return;
    }
    if (!keysOn) return;
    if (/^[1-9]$/.test(event.key)) { const link = views()[event.key - 1]; if (link) { history.pushState(null, "", link.hash); go(link.hash); } return; }
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
  addEventListener("hashchange", () => go(location.hash));
  addEventListener("popstate", () => (location.hash ? go(location.hash) : show("v-table" + suffix())));
  addEventListener("resize", fit);
  addEventListener("beforeprint", () => { // paper has every point and every view but the reports themselves
    all("tr.later").forEach(late => wake(late.parentElement));
    all(".view").filter(each => !one(".syn, .art", each)).forEach(wake);
    collect();
  });

  if (kept.get("theme")) root.dataset.theme = kept.get("theme");
  if (kept.get("density")) density(kept.get("density"));
  keysOn = kept.get("keys") !== "off";
  one("#keys-on").checked = keysOn;
  all(".art", story).slice(1).forEach(article => article.classList.remove("on"));
  for (const each of all(".story")) one(".rp", each)?.setAttribute("aria-current", "true");
  if (root.clientWidth < 700) all(".layers").forEach(layers => (layers.open = false));
  fit();
  collect();
  const asked = new URLSearchParams(location.search);
  if (asked.get("q") || asked.get("status")) {
    one(".q-filter", story).value = asked.get("q") || "";
    all("[data-f]", story).find(link => link.dataset.f === asked.get("status"))?.setAttribute("aria-current", "true");
    filter(false);
  }
  go(location.hash);
  if (beside() && !location.hash) choose(0, false);
})();
