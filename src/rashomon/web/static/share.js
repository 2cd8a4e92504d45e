// What is handed on: the points as CSV, citations, links.
// A cell that starts like a formula would be run by a spreadsheet: it gets an apostrophe.
const quoted = text => `"${String(text).replace(/^(\s*[=+\-@＝＋－＠])/, "'$1").replace(/^([\t\r])/, "'$1").replaceAll('"', '""')}"`;
// Of a page opened as a file, the file's name alone: where it lies on this machine is nobody's business, and leads nowhere on another.
const pageAddress = () => (location.protocol === "file:" ? location.pathname.split("/").pop() + location.search : location.href.replace(/#.*$/, ""));
// A desk that other computers reach by another name says so; one that they do not reach has no link for them.
const reach = one("meta[name=reach]")?.content || "", near = ["127.0.0.1", "localhost", "[::1]"].includes(location.hostname);
const linkTo = id => (reach && near ? reach + location.pathname + location.search : pageAddress()) + "#" + encodeURIComponent(id).replaceAll("%3A", ":");

function csv() {
  const waiting = wakePoints(false, "");
  if (waiting) waiting.then(writeCsv); else writeCsv();
}
function writeCsv() {
  const columns = all(".syn .l2 > th", story).map((head, place) => [head, place]).slice(1).filter(([head]) => getComputedStyle(head).display !== "none");
  const shown = ["status", "called", "made_by", "kind", "answers", "reports · lines · speakers", "link", ...columns.map(([head]) => one(".out", head).textContent)];
  const lines = rows.filter(row => !row.hidden).map(row => {
    const answers = all(".vs li", row), mark = item => one(".bd", item)?.lastChild.textContent;
    const labelled = (item, words) => [mark(item), words].filter(Boolean).join(": ");
    return [one(".sg .sr", row).textContent, one(".q", row).textContent, all(".by-author, .asked", row).map(node => node.textContent).join("; "), row.dataset.kind,
      answers.map(item => labelled(item, valueOf(one(".val", item)))).join("; "),
      answers.map(item => labelled(item, one(".tri > span[aria-hidden]", item).textContent)).join("; "),
      linkTo(row.dataset.id),
      ...columns.map(([, place]) => all("a", row.children[place]).map(link => one(".w", link).textContent).join(" | "))];
  });
  const file = element("a", { download: "points.csv" });
  file.href = URL.createObjectURL(new Blob(["\ufeff" + [shown, ...lines].map(line => line.map(quoted).join(",")).join("\r\n") + "\r\n"], { type: "text/csv" }));
  file.click();
  URL.revokeObjectURL(file.href);
  say(`${lines.length} of ${story.dataset.points} questions written as CSV.`);
}
function valueOf(shown) {
  const copied = shown.cloneNode(true);
  one(".car", copied)?.remove();
  return copied.textContent.trim();
}
/** The words, who is quoted, the report with its outlet and day, the offsets, and the address in this ledger. */
function cite(button) {
  const choice = button.closest(".chosen-words"), account = button.closest(".twin, .acc"), own = button.closest(".acc");
  const link = choice ? choice.dataset.link : decodeURIComponent(one("a[href*=':']", account).getAttribute("href").slice(1));
  const [, report, start, end] = /^(.*):(\d+)-(\d+)$/.exec(link);
  const words = button.dataset.cite || one("mark", own).textContent, who = !account ? "" : one(account === own ? ".by .say-who:not(.mute)" : ".say-who:not(.mute)", account)?.textContent.replace(/\s+/g, " ").trim();
  const said = [who && `${who}, in`, document.getElementById(report).dataset.cite + ",", `characters ${start}-${end}.`].filter(Boolean).join(" ");
  copy(`“${words}” ${said} ${linkTo(choice ? link : account.id || account.dataset.id)}`, "Copied as citation.");
}
