// The rows of the table: the current one, what is open, folds, density.
let rows = [], at = -1;
const beside = () => root.classList.contains("side");
const collect = () => { const now = rows[at]; rows = all("tr.pt", story); at = rows.indexOf(now); };
const wakeStory = () => wake(story).then(() => { collect(); dress(); });

function fit() {
  const width = root.clientWidth, columns = Number(getComputedStyle(story).getPropertyValue("--cols")) || 1;
  root.style.setProperty("--vw", width + "px");
  root.classList.toggle("side", width >= 1900 && width - 640 >= 372 + columns * 150);
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
  const point = one(".pt-in", row.nextElementSibling);
  row.classList.add("open");
  row.nextElementSibling.classList.add("open");
  const shown = () => { if (beside() && row.classList.contains("open")) inspect(row, point); document.dispatchEvent(new CustomEvent("rashomon:open", { detail: { row, point } })); };
  if (one("[data-held]", point)) return wake(point).then(shown);
  wake(point);
  shown();
  return Promise.resolve();
}
function inspect(row, point) {
  const box = one(".insp", story), copied = point.cloneNode(true), group = row.dataset.home || row.closest("tbody").dataset.group;
  for (const node of [copied, ...all("[id]", copied)]) { if (node.id) node.dataset.id = node.id; node.removeAttribute("id"); }
  box.replaceChildren(
    element("span", { class: "st " + group }, one(".sg", row).textContent.replace(/^(\S)/, "$1 ")),
    element("h2", { "aria-level": 3 }, one(".q", row).textContent),
    ...all(".by-author, .asked", row).map(node => node.cloneNode(true)),
    copied,
  );
  box.scrollTop = 0;
}
/** Folds or unfolds a group; the promise is kept once its rows are there. */
function fold(group, shut) {
  const there = () => { collect(); dress(group); };
  group.classList.toggle("folded", shut);
  one("[data-fold]", group)?.setAttribute("aria-expanded", String(!shut));
  if (shut || !one("tr.later", group)) return Promise.resolve();
  const fetched = one("[data-held]", one("tr.later", group)), woken = wake(one("tr.later", group));
  if (fetched) return woken.then(there);
  there();
  return woken;
}
function density(mode, keep = true) {
  all(".story").forEach(each => {
    each.dataset.density = mode;
    all("[data-den]", each).forEach(button => button.setAttribute("aria-pressed", String(button.dataset.den === mode)));
  });
  if (keep) kept.set("density", mode);
}
const next = step => { let index = at + step; while (rows[index] && rows[index].offsetParent === null) index += step; return index; };
function sideways(step) {
  const links = all("td a", rows[at]).filter(link => link.offsetParent !== null), index = links.indexOf(document.activeElement) + step;
  (index < 0 ? rows[at] : links[Math.min(index, links.length - 1)])?.focus();
}
