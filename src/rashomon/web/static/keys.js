// What a click and a key do. Other scripts add to `acts` (what a button with data-act does) and `keys` (single keys).
let keysOn = true;
const acts = { theme, csv, clear, close, unsift, help: () => one("#help").showModal(), shut: () => one("#help").close(), link: () => copy(pageAddress() + location.hash, "The address of this view is copied.") };
const views = () => all(".bar nav a", story);
const visit = link => { if (link) { history.pushState(null, "", link.hash); go(link.hash); } };
const keys = {
  j: () => (inMatters() || digest() ? stepMatter(1) : choose(next(1))), k: () => (inMatters() || digest() ? stepMatter(-1) : choose(next(-1))), h: () => rows[at] && sideways(-1), l: () => rows[at] && sideways(1),
  "/": () => { const box = () => one(".view.on :is(.q-filter, .p-filter)", story); if (!box()) visit(views().find(link => /v-(table|passages)/.test(link.hash))); box()?.focus(); }, "?": () => acts.help(), t: theme,
  d: () => { const modes = ["auto", "words", "marks"]; density(modes[(modes.indexOf(story.dataset.density) + 1) % 3]); },
};

function clicked(event) {
  const hit = selector => event.target.closest(selector);
  const status = hit("[data-f]"), folder = hit("[data-fold]"), opener = hit("[data-bracket]"), den = hit("[data-den]"), act = hit("[data-act]"), cited = hit("button[data-cite]"), only = hit("[data-only]"), keep = hit("[data-keep]"), copied = hit("button.cpy"), linked = hit("button[data-link]"), link = hit("a[href^='#']");
  if (status) {
    event.preventDefault();
    const on = !status.hasAttribute("aria-current");
    all("[data-f]", story).forEach(other => other.removeAttribute("aria-current"));
    if (on) status.setAttribute("aria-current", "true");
    filter();
  } else if (folder) { const group = folder.closest("tbody"); fold(group, !group.classList.contains("folded")); }
  else if (only) pressOnly(only);
  else if (keep) keepMatters(keep);
  else if (copied) lift(copied);
  else if (opener) { bracket(opener); span(); }
  else if (den) density(den.dataset.den);
  else if (act && acts[act.dataset.act]) acts[act.dataset.act](act, event);
  else if (cited) cite(cited);
  else if (linked) copy(linkTo(linked.dataset.link || hit(".chosen-words")?.dataset.link || hit(".acc").id || hit(".acc").dataset.id), near && !reach ? "The link is copied. It opens on this computer only: send the page as one file to somebody elsewhere." : "The link is copied.");
  else if (link) {
    const hash = link.getAttribute("href");
    if (event.metaKey || event.ctrlKey || event.shiftKey || hash.length < 2) return;
    event.preventDefault();
    if (location.hash !== hash) history.pushState(null, "", hash);
    go(hash);
  } else {
    const row = hit("tr.pt");
    if (!row || hit("button, a, input, select, label, form") || getSelection().toString()) return;
    const was = row.classList.contains("open");
    choose(rows.indexOf(row));
    if (was && !beside()) close(); else open(row);
  }
}
function pressed(event) {
  if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || one("dialog[open]")) return;
  if (event.target.matches("input, select, textarea, [contenteditable]")) { if (event.key === "Escape") event.target.blur(); return; }
  if (event.key === "Escape") { close(); rows[at]?.focus({ preventScroll: true }); return; }
  if (event.key === "Enter" && document.activeElement.matches(".mt")) { visit(one(".m a", document.activeElement)); return; }
  if (event.key === "Enter" && rows[at] && document.activeElement === rows[at]) {
    event.preventDefault();
    if (rows[at].classList.contains("open") && !beside()) close(); else open(rows[at]);
    return;
  }
  if (!keysOn) return;
  if (/^[1-9]$/.test(event.key)) { visit(views()[event.key - 1]); return; }
  if (keys[event.key]) { event.preventDefault(); keys[event.key](event); }
}
function changed(event) {
  if (event.target.id === "keys-on") { keysOn = event.target.checked; kept.set("keys", keysOn ? "on" : "off"); }
  else if (event.target.matches("[data-layer]")) layered(event.target);
  else if (event.target.matches("[data-pick]")) filter();
  else if (event.target.matches("[data-sift]")) siftMatters();
  else if (event.target.matches("[data-digest]")) arrangeDigest();
  else if (event.target.matches("[data-sort]")) { orderMatters(); mattersAddress(); }
  else if (event.target.matches("[data-arrange]")) { kept.set(event.target.dataset.arrange, event.target.value); arranged(); address(); }
}
