// Which view is in sight, the reading view with its passages, and where an address leads.
function show(id) {
  const view = document.getElementById(id) || (id.startsWith("v-table") ? document.getElementById(id.replace("v-table", "v-passages")) : undefined);
  if (!view) return Promise.resolve();
  id = view.id;
  dropOthers();
  const home = view.closest(".story");
  if (home !== story) {
    all(".story").forEach(other => other.classList.toggle("on", other === home));
    story = home;
    at = -1;
    collect();
    fit();
  }
  all(".view", story).forEach(other => other.classList.toggle("on", other === view));
  all(".bar nav a", story).forEach(link => (link.hash === "#" + id ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current")));
  one(".bar nav a[aria-current]", story)?.scrollIntoView({ block: "nearest", inline: "center" });
  return Promise.all([one(".tb, .art, .dg", view) ? undefined : wake(view), wake(one(".art.on", view))]);
}
/** A report, and in it the passage start..end; offsets are code points. */
function read(article, start, end) {
  const home = article.closest(".story");
  all(".art", home).forEach(other => other.classList.toggle("on", other === article));
  all(".rp", home).forEach(link => (decodeURIComponent(link.hash.slice(1)) === article.id ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
  const late = one("[data-held]", article);
  show("v-reports" + (home.id === "s-1" ? "" : home.id.slice(1)));
  all(".hit", home).forEach(paragraph => paragraph.classList.remove("hit"));
  globalThis.CSS?.highlights?.delete("passage");
  if (end === undefined) { scrollTo(0, 0); return; }
  if (late) wake(article).then(() => mark(article, start, end)); else mark(article, start, end);
}
function mark(article, start, end) {
  const ranges = offsets.ranges(article, start, end);
  if (!ranges.length) { scrollTo(0, 0); say("The words of this link are not in this report any more. Shown: the report."); return; }
  if (globalThis.CSS?.highlights) CSS.highlights.set("passage", new Highlight(...ranges));
  const blocks = ranges.map(range => (range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement).closest("[data-at]"));
  blocks.forEach(block => block.classList.add("hit"));
  scrollTo(0, Math.max(0, ranges[0].getBoundingClientRect().top + scrollY - innerHeight / 3));
  blocks[0].tabIndex = -1;
  blocks[0].focus({ preventScroll: true });
}
function go(hash) {
  let id = hash.slice(1);
  try { id = decodeURIComponent(id); } catch { return; }
  if (!id) return;
  if (id.startsWith("v-")) { show(id); scrollTo(0, 0); return; }
  const alone = /^(t-[^:]*):alone$/.exec(id);
  if (alone && document.getElementById(alone[1])?.matches(".art")) { readAlone(document.getElementById(alone[1])); return; }
  const passage = /^(t-[^:]*):(\d+)-(\d+)$/.exec(id), article = document.getElementById(passage ? passage[1] : id);
  if (article?.matches(".art")) { read(article, passage ? Number(passage[2]) : 0, passage ? Number(passage[3]) : undefined); return; }
  const target = document.getElementById(id);
  if (target) { goTo(target, id); return; }
  if (!one("noscript, [data-held]", story)) { gone(id); return; }
  const sought = () => { const found = document.getElementById(id); if (found) goTo(found, id); else gone(id); };
  const late = one(`tr.later[data-rows~="${CSS.escape(id)}"]`, story);
  if (late) { wake(late).then(sought); return; }
  if (!one("[data-held]", story)) { wake(story); collect(); dress(); sought(); return; }
  (wakePoints(true, "") || Promise.resolve()).then(() => (document.getElementById(id) ? undefined : wakeStory())).then(sought);
}
/** Says that what an address led to is not here any more, and shows the nearest: the report with most of its name, else the view of such things. */
function gone(id) {
  const alike = other => { let n = 0; while (n < id.length && id[n] === other[n]) n++; return n; };
  const near = id.startsWith("t-") ? all(".art").sort((a, b) => alike(b.id) - alike(a.id))[0] : undefined;
  if (near && alike(near.id) > 3) { read(near); say(`This link's report is not on this page any more. Shown: ${near.dataset.cite || near.id.slice(2)}.`); return; }
  const views = { "t-": ["v-reports", "the reports"], "e-": ["v-timeline", "the timeline"], "name-": ["v-names", "the names"] };
  const [view, told] = Object.entries(views).find(([kind]) => id.startsWith(kind))?.[1] || [firstView().replace(/-\d+$/, ""), "the table"];
  show(view + suffix());
  scrollTo(0, 0);
  say(`What this link led to is not on this page any more. Shown: ${told}.`);
}
function goTo(target, id) {
  for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  const view = target.closest(".view"), detail = target.closest("tr.det");
  if (view) show(view.id);
  if (target.matches("tr.ps")) { goToMatter(target); return; }
  if (!detail) { target.scrollIntoView({ block: "start" }); return; }
  const row = detail.previousElementSibling;
  row.hidden = detail.hidden = false;
  choose(rows.indexOf(row), false);
  open(row);
  const account = target.matches(".acc, .twin") ? (beside() ? one(`[data-id="${CSS.escape(id)}"]`, one(".insp", story)) : target) : null;
  all(".acc.sel", story).forEach(other => other.classList.remove("sel"));
  account?.classList.add("sel");
  (account || row).scrollIntoView({ block: account ? "nearest" : "start" });
  if (!account) row.focus({ preventScroll: true });
}

// Layers are remembered; a passage chosen with the mouse or the keys can be linked and cited.
function layers() {
  const set = kept.get("layers");
  if (set !== null) for (const box of all("[data-layer]")) box.checked = set.split(" ").includes(box.dataset.layer);
}
function layered(box) {
  for (const other of all(`[data-layer="${box.dataset.layer}"]`)) other.checked = box.checked;
  kept.set("layers", all("[data-layer]:checked", story).map(each => each.dataset.layer).join(" "));
}
/** The chosen words of a report: [article, start, end] in code points, or undefined. */
function selected() {
  const choice = getSelection();
  if (!choice.rangeCount || choice.isCollapsed) return undefined;
  const range = choice.getRangeAt(0), from = blockOf(range.startContainer), to = blockOf(range.endContainer);
  if (!from || !to || from.closest(".art") !== to.closest(".art")) return undefined;
  const start = pointOf(from, range.startContainer, range.startOffset), end = pointOf(to, range.endContainer, range.endOffset);
  return end > start ? [from.closest(".art"), start, end] : undefined;
}
const blockOf = node => (node.nodeType === 1 ? node : node.parentElement)?.closest(".art [data-at]");
function pointOf(block, node, offset) {
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  return Number(block.dataset.at) + offsets.length(before.toString());
}
function offerPassage() {
  const box = one(".chosen-words"), found = selected();
  if (!box) return;
  box.hidden = !found;
  if (!found) return;
  const [article, start, end] = found, place = getSelection().getRangeAt(0).getBoundingClientRect();
  box.dataset.link = `${article.id}:${start}-${end}`;
  one("[data-cite]", box).dataset.cite = getSelection().toString().replace(/\s+/g, " ").trim();
  box.style.top = `${Math.max(52, place.top - 40) + scrollY}px`;
  box.style.left = `${Math.max(8, Math.min(place.left, innerWidth - 260)) + scrollX}px`;
}
