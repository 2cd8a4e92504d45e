// Which points are shown: by status, words, report, speaker and kind of answer. What is asked for stands in the address, so that it can be sent.
const PICKS = ["report", "speaker", "kind"];
const pick = name => one(`[data-pick="${name}"]`, story);
const picked = name => pick(name)?.value || "";
const statusAsked = () => one("[data-f][aria-current]", story)?.dataset.f || "";
const wordsAsked = () => one(".q-filter", story)?.value.trim() || "";
let filtering = 0;

/** Rows and, where `deep`, opened points are made, so that they can be looked through; the promise is kept once they are there. */
function wakePoints(deep, status) {
  const table = one(".syn", story);
  if (!table) return undefined;
  const late = all("tbody[data-group]", table).filter(group => !status || group.dataset.group === status);
  const woken = late.flatMap(group => (one("tr.later", group) ? [wake(one("tr.later", group))] : []));
  const rest = () => {
    collect();
    const held = deep ? all(".pt-in [data-held]", table) : [];
    if (held.length > 8) return wakeAll(held);
    return deep ? wake(table) : undefined;
  };
  return one("tr.later [data-held]", table) || (deep && one(".pt-in [data-held]", table)) ? Promise.all(woken).then(rest).then(ready) : (rest(), ready(), undefined);
  function ready() { collect(); dress(); }
}
/** All points of the story in one answer. */
function wakeAll(held) {
  const home = held[0].dataset.held.replace(/[^/]*$/, "all");
  return fetch(home, { credentials: "same-origin" }).then(answer => (answer.ok ? answer.text() : "")).then(html => {
    const made = document.createElement("template");
    made.innerHTML = html;
    for (const point of all(".pt-in[data-point]", made.content)) {
      const place = document.getElementById(point.dataset.point);
      if (place && one("[data-held]", place)) place.replaceChildren(...point.childNodes);
    }
  }).catch(() => say("The questions could not be fetched; only what is on the page is looked through."));
}
function filter(keep = true) {
  if (!one(".syn", story)) return;
  const status = statusAsked(), asked = wordsAsked(), turn = ++filtering;
  if (keep) address();
  const narrowed = status || asked || PICKS.some(picked);
  const waiting = narrowed ? wakePoints(Boolean(asked), asked || PICKS.some(picked) ? "" : status) : undefined;
  if (waiting) waiting.then(() => turn === filtering && sift(status, asked, narrowed));
  else sift(status, asked, narrowed);
}
function sift(status, asked, narrowed) {
  const words = asked.toLowerCase(), kind = picked("kind");
  const column = one(`.syn .l2 [data-report="${CSS.escape(picked("report"))}"]`, story)?.dataset.col ?? homeColumn(picked("report"));
  const speaker = picked("speaker") ? String(pick("speaker").selectedIndex - 1) : "";
  const has = (list, place) => (list || "").split(" ").includes(place);
  let shown = 0;
  for (const row of rows) {
    const point = row.nextElementSibling;
    const fits = (!status || row.dataset.home === status) && (!kind || row.dataset.kind === kind)
      && (!picked("report") || has(row.dataset.in, column)) && (!speaker || has(row.dataset.who, speaker))
      && (!words || (row.textContent + " " + point.textContent).toLowerCase().includes(words));
    row.hidden = point.hidden = !fits;
    shown += fits;
  }
  for (const group of all("tbody[data-group]", story)) {
    const there = all("tr.pt", group);
    group.hidden = there.length ? narrowed && there.every(row => row.hidden) : Boolean(narrowed) || group.dataset.empty === "1";
    if (narrowed) { if (group.dataset.was === undefined) group.dataset.was = group.classList.contains("folded") ? "1" : ""; fold(group, false); }
    else if (group.dataset.was !== undefined) { fold(group, group.dataset.was === "1"); delete group.dataset.was; }
  }
  const told = [status, asked && `“${asked}”`, ...PICKS.map(name => picked(name) && pick(name).selectedOptions[0].textContent)].filter(Boolean).join(", ");
  one(".none", story).hidden = !narrowed || shown > 0;
  one(".none .asked", story).textContent = `Asked for: ${told}.`;
  one(".count", story).textContent = narrowed ? `${shown} of ${story.dataset.points} questions` : "";
  one(".unfilter", story).hidden = !narrowed;
  const more = PICKS.filter(picked).length;
  one(".arrange summary .on", story).textContent = more ? ` (${more})` : "";
}
function address() {
  const url = new URL(location.href);
  for (const [key, value] of [["status", statusAsked()], ["q", wordsAsked()], ...PICKS.map(name => [name, picked(name)]), ...arrangement()]) {
    if (value) url.searchParams.set(key, value); else url.searchParams.delete(key);
  }
  try { history.replaceState(null, "", url); } catch { /* some browsers hold the address of a local file fixed */ }
}
function clear() {
  one(".q-filter", story).value = "";
  for (const name of PICKS) if (pick(name)) pick(name).value = "";
  all("[data-f][aria-current]", story).forEach(link => link.removeAttribute("aria-current"));
  filter();
}
/** The filter that stands in the address. */
function askedFor() {
  const asked = new URLSearchParams(location.search), names = ["status", "q", ...PICKS];
  one(".q-filter", story).value = asked.get("q") || "";
  for (const link of all("[data-f]", story)) { if (link.dataset.f === asked.get("status")) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current"); }
  for (const name of PICKS) if (pick(name)) pick(name).value = [...pick(name).options].some(option => option.value === asked.get(name)) ? asked.get(name) : "";
  return names.some(name => asked.get(name));
}
