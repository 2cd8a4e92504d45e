// The order of the rows: by status (as the page is written), by how many lines speak to a point, as they come up in the longest report, or by kind.
const CHOICES = { rows: "status", columns: "origin", by: "report" };
const chosen = name => one(`[data-arrange="${name}"]`, story)?.value || CHOICES[name];
const arrangement = () => Object.keys(CHOICES).map(name => [name, chosen(name) === CHOICES[name] ? "" : chosen(name)]);
const pairOf = row => (row.matches(".pt") ? [row, row.nextElementSibling] : [row]);

function orderRows() {
  const how = chosen("rows"), table = one(".syn", story);
  if (!table || (table.dataset.rows || "status") === how) return;
  const waiting = how === "status" ? undefined : wakePoints(false, "");
  const order = () => {
    // First home, each row to its own group in the order of the page; from there into the groups that were asked for.
    const numbered = all("tr.pt", table).map((row, place) => { row.number ??= place; return row; }).sort((a, b) => a.number - b.number);
    const homes = new Map(all("tbody[data-group]:not([data-made])", table).map(group => [group.dataset.group, group]));
    for (const row of numbered) homes.get(row.dataset.home).append(...pairOf(row));
    all("tbody[data-made]", table).forEach(group => group.remove());
    table.dataset.rows = how;
    for (const group of homes.values()) { group.hidden = how !== "status"; group.dataset.empty = how === "status" ? "" : "1"; }
    if (how !== "status") for (const [name, meaning, members, shut] of sections(how, numbered)) table.append(section(name, meaning, members, shut));
    collect();
    span();
    filter(false);
  };
  if (waiting) waiting.then(order); else order();
}
/** The groups of an order: name, meaning, rows, whether folded. */
function sections(how, numbered) {
  const by = new Map(), put = (key, row) => by.set(key, [...(by.get(key) || []), row]);
  if (how === "lines") {
    for (const row of numbered) put(Number(row.dataset.lines), row);
    return [...by].sort((a, b) => b[0] - a[0]).map(([n, members]) => [n === 1 ? "1 line" : `${n} lines`, n === 1 ? "one line of reporting speaks to it" : "lines of reporting speak to it", members, n === 1 && by.size > 1]);
  }
  if (how === "kind") {
    for (const row of numbered) put(row.dataset.kind, row);
    return [...by].sort((a, b) => a[0].localeCompare(b[0])).map(([kind, members]) => [kind, "what kind of answer the question takes", members, false]);
  }
  const place = row => (row.dataset.first === undefined ? Infinity : Number(row.dataset.first));
  const inIt = numbered.filter(row => place(row) < Infinity).sort((a, b) => place(a) - place(b) || a.number - b.number), others = numbered.filter(row => place(row) === Infinity);
  return [[one(".syn", story).dataset.longest, "points as they come up in the longest report", inIt, false], ["Not in it", "points of the other reports", others, false]].filter(part => part[2].length);
}
function section(name, meaning, members, shut) {
  const button = element("button", { type: "button", class: "fold", "data-fold": true, "aria-expanded": String(!shut) }, element("b", {}, name[0].toUpperCase() + name.slice(1)), " ", element("b", { class: "num" }, String(members.length)));
  const head = element("th", { role: "rowheader", scope: "rowgroup" }, element("span", { class: "gi" }, button, element("span", {}, meaning)));
  return element("tbody", { role: "rowgroup", "data-group": name, "data-made": true, class: shut ? "folded" : "" }, element("tr", { class: "grp", role: "row" }, head), ...members.flatMap(pairOf));
}
