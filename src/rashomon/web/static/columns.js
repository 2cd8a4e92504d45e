// The columns: reports by origin (as the page is written), by outlet or date; or one for each outlet, line of reporting or speaker.
const MOST_SPEAKERS = 24;
let homeHeads;  // the cells of the two rows of the head as the page is written

const heads = () => (homeHeads ??= new Map()).get(story) || homeHeads.set(story, ["l1", "l2"].map(row => [...one(`.syn .${row}`, story).children])).get(story);
const homeColumn = report => heads()[1].find(head => head.dataset.report === report)?.dataset.col;
const layout = () => `${chosen("by")} ${chosen("columns")}`;
/** How many columns are in sight, told to the style sheet and to the cells that go over all of them. */
function span() {
  const table = one(".syn", story), number = all(".l2 > th", table).filter(head => head.offsetParent !== null || getComputedStyle(head).display !== "none").length - 1;
  story.style.setProperty("--cols", number);
  for (const cell of all("tr.grp > th, tr.det > td, tr.later > td", table)) if (cell.colSpan !== number + 1) cell.colSpan = number + 1;
  fit();
}
function bracket(button, wanted) {
  const table = one(".syn", story), place = button.dataset.bracket, opened = wanted ?? !table.classList.contains("o" + place);
  table.classList.toggle("o" + place, opened);
  button.setAttribute("aria-expanded", String(opened));
  const head = button.closest("th");
  head.colSpan = opened ? Number(head.dataset.span) : 1;
}
function orderColumns() {
  const table = one(".syn", story);
  if (!table || (table.dataset.layout || "report origin") === layout()) return;
  const [top, below] = heads(), by = chosen("by"), order = chosen("columns"), wanted = layout();
  for (const button of all("[data-bracket]", top[0].parentElement)) if (by !== "report" || order !== "origin") bracket(button, true);
  const draw = () => {
    table.dataset.layout = wanted;
    if (by === "report") {
      const places = order === "origin" ? below.map((_, i) => i) : permuted(below, order);
      one(".l2", table).replaceChildren(...places.map(i => below[i]));
      one(".l1", table).replaceChildren(...(order === "origin" ? top : [top[0], ...brackets(places.slice(1).map(i => below[i]), top)]));
    } else {
      table.plan = planned(by, below, top);
      one(".l1", table).replaceChildren(top[0], element("th", { role: "columnheader", scope: "colgroup", colspan: table.plan.length }, element("span", { class: "org" }, told(by, table.plan.length))));
      one(".l2", table).replaceChildren(below[0], ...table.plan.map(column => element("th", { role: "columnheader", scope: "col" }, element("span", { class: "out", title: column.name }, column.name), element("span", { class: "line" }, column.below))));
    }
    dress();
    span();
  };
  const waiting = by === "report" ? undefined : wakePoints(true, "");
  if (waiting) waiting.then(draw); else draw();
}
const told = (by, number) => ({ outlet: "One column for each outlet", line: "One column for each line of reporting",
  speaker: `Who says it: the ${number} who speak to most questions` })[by];
/** The places of the report columns in this order; columns of whole lines, which are out of sight then, last. */
function permuted(below, order) {
  const key = head => (order === "date" ? head.dataset.day : head.dataset.outlet) || "";
  const places = below.map((_, i) => i).slice(1), single = places.filter(i => below[i].dataset.report !== undefined);
  single.sort((a, b) => !key(below[a]) - !key(below[b]) || key(below[a]).localeCompare(key(below[b])) || a - b);
  return [0, ...single, ...places.filter(i => below[i].dataset.report === undefined)];
}
/** Brackets over columns in any order: one over each run of columns of one line. */
function brackets(ordered, top) {
  const made = [];
  for (const head of ordered.filter(each => each.dataset.report !== undefined)) {
    const last = made[made.length - 1];
    if (last?.dataset.line === head.dataset.line) { last.colSpan += 1; continue; }
    const copied = top.find(each => each.dataset.line === head.dataset.line).cloneNode(true);
    for (const button of all("button", copied)) button.replaceWith(button.textContent);
    all(".no-js", copied).forEach(other => other.remove());
    copied.colSpan = 1;
    made.push(copied);
  }
  return made;
}
/** The columns of a grouping: a name, what stands below it, and which accounts stand in it. */
function planned(by, below, top) {
  const reports = below.filter(head => head.dataset.report !== undefined);
  const group = (key, name) => {
    const groups = new Map();
    for (const head of reports) groups.set(key(head), [...(groups.get(key(head)) || []), head]);
    return [...groups.values()].map(members => ({ name: name(members), below: `${members.length} ${members.length === 1 ? "report" : "reports"}`,
      holds: new Set(members.map(head => head.dataset.report)), of: account => account.report }));
  };
  if (by === "outlet") return group(head => head.dataset.outlet || head.dataset.report, members => members[0].dataset.outlet || one(".out", members[0]).textContent);
  if (by === "line") return group(head => head.dataset.line, members => one(".org", top.find(head => head.dataset.line === members[0].dataset.line)).firstChild.textContent.replace(/ · .*/, "") .replace("no agency credited", one(".out", members[0]).textContent));
  const points = new Map(), names = [...pick("speaker").options].slice(1).map(option => option.value);
  for (const row of rows) for (const who of (row.dataset.who || "").split(" ").filter(Boolean)) points.set(who, (points.get(who) || 0) + 1);
  return [...points].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_SPEAKERS)
    .map(([who, number]) => ({ name: names[who], below: `${number} ${number === 1 ? "question" : "questions"}`, holds: new Set([who]), of: account => account.who, bySpeaker: true }));
}
/** Puts the cells of rows into the columns that are asked for. */
function dress(within = story) {
  const table = one(".syn", story), wanted = table?.dataset.layout;
  if (!wanted) return;
  const [, below] = heads(), [by, order] = wanted.split(" ");
  const places = by !== "report" ? undefined : order === "origin" ? below.map((_, i) => i) : permuted(below, order);
  for (const row of all("tr.pt", within)) {
    if ((row.layout || "report origin") === wanted) continue;
    row.layout = wanted;
    row.cellsAtHome ??= [...row.children];
    row.replaceChildren(row.cellsAtHome[0], ...(places ? places.slice(1).map(i => row.cellsAtHome[i]) : grouped(row, table.plan)));
  }
}
function grouped(row, plan) {
  const accounts = all(".acc, .twin", row.nextElementSibling).map(node => {
    const own = node.matches(".acc") ? node : node.closest(".acc"), answer = node.closest(".ver");
    return { report: node.dataset.report, who: node.dataset.who, answer, hue: answer.className.replace(/^ver ?/, ""), words: one("mark", own).textContent,
      link: one("a[href*=':']", node).getAttribute("href"), label: one("b", node).textContent, stance: one(".by .stance", own), voice: one(node === own ? ".by .say-who" : ".say-who", node) };
  });
  return plan.map(column => {
    const here = accounts.filter(account => column.holds.has(column.of(account))), cell = element("td", { role: "cell", class: here.length ? "" : "nil" });
    for (const answer of new Set(here.map(account => account.answer))) cell.append(entry(here.filter(account => account.answer === answer), row.classList.contains("compact"), column.bySpeaker));
    return cell;
  });
}
/** The words of one answer: a denial before other accounts, then the shortest. */
function entry(alike, compact, bySpeaker) {
  const denies = account => account.stance?.classList.contains("denies") ?? false;
  const [best] = [...alike].sort((a, b) => denies(b) - denies(a) || a.words.length - b.words.length), badge = one("header > .bd", best.answer);
  const who = bySpeaker ? element("span", { class: "say-who" }, best.label) : best.voice?.cloneNode(true) || "";
  const parts = [badge?.cloneNode(true) || "", element("span", { class: "w" }, best.words)];
  if (compact) parts.push(best.stance?.cloneNode(true) || "");
  else parts.push(element("span", { class: "who" }, best.stance?.cloneNode(true) || "", who, alike.length > 1 ? element("span", { class: "more" }, `+${alike.length - 1}`) : ""));
  return element("a", { class: `${compact ? "mk" : "e"}${badge && !compact ? ` c ${best.hue}` : ""}${badge ? "" : " n"}`, href: best.link }, ...parts);
}
