// The table of passages: which matters are shown and in what order; in the reading view, what others say of a sentence.
const matters = () => all("tr.ps", story);
const sifter = key => one(`[data-sift="${key}"]`, story);
const onlyAsked = () => one("[data-only][aria-pressed=true]", story)?.dataset.only || "";
const sought = () => one(".p-filter", story)?.value.trim() || "";
const inMatters = () => Boolean(one(".view.on .pas", story));

/** Rows that are held back are made; undefined where there are none. */
function wakeMatters() {
  const late = all(".pas tr.later", story);
  return late.length ? Promise.all(late.map(wake)) : undefined;
}
/** Held rows are made when they come near; what is folded has no place and waits. */
function watchLate() {
  const near = new IntersectionObserver(seen => seen.filter(row => row.isIntersecting).forEach(row => { near.unobserve(row.target); wake(row.target); }), { rootMargin: "900px 0px" });
  all(".pas tr.later").forEach(row => near.observe(row));
}
function siftMatters(keep = true) {
  if (!one(".pas", story)) return;
  const only = onlyAsked(), words = sought().toLowerCase(), who = sifter("who")?.value || "", name = sifter("name")?.value || "";
  const narrowed = Boolean(only || words || who || name), number = words.replace(/[,\s]/g, "");
  const said = row => all(".q, .w, .say-who", row).map(part => part.textContent).join(" ").toLowerCase();
  const holds = row => (/^\d+$/.test(number) ? has(row.dataset.figures, number) || said(row).split(/[^\p{L}\p{N}]+/u).includes(number) : said(row).includes(words));
  const has = (list, place) => (list || "").split(" ").includes(place);
  if (keep) mattersAddress();
  const draw = () => {
    let shown = 0;
    for (const row of matters()) {
      const fits = (only !== "differs" || row.dataset.differs !== undefined) && (only !== "copied" || row.dataset.home === "copied")
        && (!who || has(row.dataset.who, who)) && (!name || has(row.dataset.names, name))
        && (!words || holds(row));
      row.hidden = !fits;
      shown += fits;
    }
    for (const group of all("tbody[data-matters]", story)) {
      const there = all("tr.ps", group);
      group.hidden = there.length ? there.every(row => row.hidden) : narrowed || group.dataset.empty === "1";
      if (narrowed) { group.dataset.was ??= group.classList.contains("folded") ? "1" : ""; fold(group, false); }
      else if (group.dataset.was !== undefined) { fold(group, group.dataset.was === "1"); delete group.dataset.was; }
    }
    one(".p-none", story).hidden = !narrowed || shown > 0;
    one(".p-none .asked", story).textContent = words ? `Asked for: “${sought()}”.` : "";
    one(".p-count", story).textContent = narrowed ? `${shown} of ${matters().length} matters` : "";
    one(".p-unfilter", story).hidden = !narrowed;
  };
  const waiting = narrowed ? wakeMatters() : undefined;
  if (waiting) waiting.then(draw); else draw();
}
function mattersAddress() {
  const url = new URL(location.href), words = key => (sifter(key)?.value ? sifter(key).selectedOptions[0].textContent : "");
  for (const [key, value] of [["only", onlyAsked()], ["find", sought()], ["who", words("who")], ["name", words("name")], ["order", one("[data-sort]", story)?.value || ""]]) {
    if (value) url.searchParams.set(key, value); else url.searchParams.delete(key);
  }
  try { history.replaceState(null, "", url); } catch { /* some browsers hold the address of a local file fixed */ }
}
function pressOnly(button) {
  for (const other of all("[data-only]", story)) other.setAttribute("aria-pressed", String(other === button));
  siftMatters();
}
function unsift() {
  one(".p-filter", story).value = "";
  for (const box of all("[data-sift]", story)) box.value = "";
  pressOnly(one('[data-only=""]', story));
}
function orderMatters() {
  const table = one(".pas", story), how = one("[data-sort]", story)?.value || "";
  if (!table || (table.dataset.sorted || "") === how) return;
  const draw = () => {
    const numbered = matters().map((row, place) => { row.number ??= place; return row; }).sort((a, b) => a.number - b.number);
    const homes = new Map(all("tbody[data-matters]:not([data-made])", table).map(group => [group.dataset.matters, group]));
    for (const row of numbered) homes.get(row.dataset.home).append(row);
    all("tbody[data-made]", table).forEach(group => group.remove());
    table.dataset.sorted = how;
    for (const group of homes.values()) group.dataset.empty = how ? "1" : "";
    if (how) for (const [name, meaning, members] of mattersBy(how, numbered)) {
      const made = section(name, meaning, members, false);
      made.removeAttribute("data-group");
      made.dataset.matters = name;
      one("th", made).colSpan = all(".l2 > th", table).length;
      table.append(made);
    }
    siftMatters(false);
  };
  const waiting = how ? wakeMatters() : undefined;
  if (waiting) waiting.then(draw); else draw();
}
/** The groups of an order: name, meaning, rows. */
function mattersBy(how, numbered) {
  const split = (has, named, rest) => [[...named, numbered.filter(has)], [...rest, numbered.filter(row => !has(row))]].filter(part => part[2].length);
  if (how === "differs") return split(row => row.dataset.differs !== undefined, ["Figures differ", "a reason to look, not a verdict"], ["No figure differs", ""]);
  if (how === "first") {
    const place = row => (row.dataset.first === undefined ? Infinity : Number(row.dataset.first));
    numbered.sort((a, b) => place(a) - place(b) || a.number - b.number);
    return split(row => place(row) < Infinity, [one('[data-sort] [value="first"]', story).textContent.replace(/^place in /, ""), "as they come up in this report"], ["Not in it", "matters of the other reports"]);
  }
  const groups = new Map(), names = [...(sifter("who")?.options || [])].slice(1).map(option => option.textContent);
  const key = how === "day" ? row => row.dataset.day || "" : row => (row.dataset.who ? row.dataset.who.split(" ")[0] : "");
  for (const row of numbered) groups.set(key(row), [...(groups.get(key(row)) || []), row]);
  const day = value => new Date(value.slice(0, 10) + "T00:00Z").toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const told = how === "day" ? value => (value ? day(value) : "No day") : value => (value ? names[value] || "Others" : "In the reports' own voice");
  const order = how === "day" ? (a, b) => a.localeCompare(b) : (a, b) => a - b;
  return [...groups].sort((a, b) => !a[0] - !b[0] || order(a[0], b[0])).map(([value, members]) => [told(value), "", members]);
}
function stepMatter(step) {
  const there = (digest() ? all(".view.on .mt", story) : matters()).filter(row => row.offsetParent !== null), now = there.findIndex(row => row.matches(".cur"));
  chooseMatter(there[Math.max(0, Math.min(there.length - 1, now + step))]);
}
function chooseMatter(row) {
  if (!row) return;
  all(":is(tr.ps, .mt).cur", story).forEach(other => other.classList.remove("cur"));
  row.classList.add("cur");
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}
/** A row that an address leads to: unfolded, in sight, the current one. */
function goToMatter(row) {
  if (row.hidden) unsift();
  fold(row.closest("tbody"), false);
  chooseMatter(row);
  row.scrollIntoView({ block: "start" });
}
function lift(button) {
  const lifted = button.closest(".sn").classList.toggle("lifted");
  button.setAttribute("aria-pressed", String(lifted));
}
/** A report with the sentences marked that it alone has. */
function readAlone(article) {
  const box = one(".L-al", story);
  if (!box.checked) { box.checked = true; layered(box); }
  read(article);
  wake(article).then(() => one(".al", article)?.closest(".para").scrollIntoView({ block: "center" }));
}
/** In the margin, what other reports say on the matter of the sentence under the cursor or in focus. */
function others(sentence) {
  const article = sentence.closest(".art"), ids = sentence.dataset.ps, open = one(".oth", article);
  if (open?.dataset.of === ids) return;
  const found = ids.split(" ").map(id => document.getElementById(id)).filter(Boolean);
  if (!found.length) { const waiting = wakeMatters(); if (waiting) waiting.then(() => one(`tr.ps[id="${CSS.escape(ids.split(" ")[0])}"]`) && others(sentence)); return; }
  dropOthers();
  const cards = found.flatMap(row => all(".card", row)).filter(card => card.dataset.report !== article.dataset.report && one(":scope > .sn", card)).map(card => card.cloneNode(true));
  cards.forEach(card => all(".maybe, .cpy", card).forEach(part => part.remove()));
  sentence.closest(".para").append(element("aside", { class: "oth", "data-of": ids, "aria-label": "What other reports say of it" }, ...cards));
  all(`.ps[data-ps="${CSS.escape(ids)}"]`, sentence.closest(".para")).forEach(part => part.classList.add("under"));
}
function dropOthers() {
  all(".oth").forEach(box => box.remove());
  all(".ps.under").forEach(part => part.classList.remove("under"));
}
function watchOthers() {
  const wide = () => root.clientWidth > 1100;
  document.addEventListener("mouseover", event => {
    if (!wide() || !event.target.closest) return;
    const sentence = event.target.closest(".art [data-ps]");
    if (sentence && one(".L-ps", story).checked) others(sentence);
  });
  document.addEventListener("focusin", event => { if (event.target.matches?.(".plus") && wide()) others(event.target); });
}
function mattersAsked() {
  const asked = new URLSearchParams(location.search);
  if (!one(".pas", story)) return;
  one(".p-filter", story).value = asked.get("find") || "";
  for (const key of ["who", "name"]) {
    const option = [...(sifter(key)?.options || [])].find(each => each.textContent === asked.get(key));
    if (option) sifter(key).value = option.value;
  }
  const only = one(`[data-only="${CSS.escape(asked.get("only") || "")}"]`, story);
  if (only) all("[data-only]", story).forEach(other => other.setAttribute("aria-pressed", String(other === only)));
  const sort = one("[data-sort]", story);
  if ([...sort.options].some(option => option.value === asked.get("order"))) sort.value = asked.get("order");
  orderMatters();
  if (["find", "who", "name", "only"].some(key => asked.get(key))) siftMatters(false);
}
