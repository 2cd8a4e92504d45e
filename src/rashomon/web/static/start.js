// The page as it was left, the address it was asked for, and what further scripts may use.
function arranged() { orderRows(); orderColumns(); }
function remembered() {
  const asked = new URLSearchParams(location.search);
  for (const each of all("[data-arrange]")) {
    const wanted = asked.get(each.dataset.arrange) || kept.get(each.dataset.arrange);
    if ([...each.options].some(option => option.value === wanted)) each.value = wanted;
  }
  if (kept.get("theme")) root.dataset.theme = kept.get("theme");
  if (kept.get("density")) density(kept.get("density"), false);
  keysOn = kept.get("keys") !== "off";
  one("#keys-on").checked = keysOn;
  layers();
}
function start() {
  document.addEventListener("click", clicked);
  document.addEventListener("input", event => { if (event.target.matches(".q-filter")) filter(); else if (event.target.matches(".p-filter")) siftMatters(); });
  document.addEventListener("change", changed);
  document.addEventListener("selectionchange", offerPassage);
  document.addEventListener("rashomon:late", () => { collect(); dress(); });
  addEventListener("keydown", pressed);
  addEventListener("hashchange", () => go(location.hash));
  addEventListener("popstate", () => (location.hash ? go(location.hash) : show(firstView())));
  addEventListener("resize", fit);
  addEventListener("beforeprint", () => { // paper has every point and every view but the reports themselves
    all("tr.later").forEach(wake);
    all(".view").filter(each => !one(".tb, .art, .dg", each)).forEach(wake);
    collect();
  });
  remembered();
  all(".story").forEach(each => all(".art", each).slice(1).forEach(article => article.classList.remove("on")));
  for (const each of all(".story")) one(".rp", each)?.setAttribute("aria-current", "true");
  if (root.clientWidth < 700) all(".layers, .adds").forEach(each => (each.open = false));
  fit();
  collect();
  arranged();
  if (one(".q-filter", story) && askedFor()) filter(false);
  mattersAsked();
  watchOthers();
  watchLate();
  for (const part of all(".rest")) part.addEventListener("toggle", () => wake(part));
  go(location.hash);
  if (beside() && !location.hash) choose(0, false);
}
globalThis.rashomon = { acts, keys, kept, say, copy, one, all, element, wake, open, close, choose: (index, focus) => (inMatters() ? chooseMatter(matters()[index]) : choose(index, focus)), collect, filter, linkTo, selected, go,
  /** The current row, its id, all rows, the story in sight. */
  get row() { return inMatters() ? one("tr.ps.cur", story) ?? undefined : rows[at]; }, get rows() { return inMatters() ? matters() : rows; }, get story() { return story; } };
if (story) start();
