"use strict";
// Putting a sentence into a passage: words of it are chosen in a report, with the mouse or with the arrow keys.
(() => {
  const page = globalThis.rashomon, work = globalThis.rashomonWork, box = document.querySelector("[data-choosing]");
  if (!page || !work || !box) return;
  const { acts, keys, say, one, all, selected } = page;
  const told = one(".choosing-told", box), add = one("[data-act=add-words]", box);
  let from = null, article = null;

  /** Begins: the reading view comes, and words can be chosen there, for this passage. */
  function begin(row) {
    if (!row?.matches("tr.ps")) { say("Choose a matter first, with j or a click."); return; }
    from = row;
    page.go("#v-reports");
    box.hidden = false;
    document.body.classList.add("choosing-words");
    reach();
    tell();
  }
  /** Puts a place to begin at into the report that is in sight. */
  function reach() {
    const now = one(".art.on") || one(".art");
    if (!now || now === article) return;
    article = now;
    const start = () => { const first = one("[data-at]", article); if (first && !selected()) getSelection().collapse(first.firstChild || first, 0); article.focus({ preventScroll: true }); };
    const held = page.wake(article);
    held?.then ? held.then(start) : start();
  }
  function stop() {
    box.hidden = true;
    article = null;
    document.body.classList.remove("choosing-words");
  }
  function tell() {
    const found = selected();
    add.hidden = !found;
    told.textContent = found ? `“${getSelection().toString().replace(/\s+/g, " ").trim()}”` : "Choose words in a report: with the mouse, or with the arrow keys and Shift. Enter puts their sentence in.";
  }
  async function put() {
    const found = selected();
    if (!found) { say("Choose words in a report first."); return; }
    const [report, start, end] = found, row = from;
    stop();
    page.go(`#${row.id}`);
    const saved = await work.judge({ action: "add", field: "passage", target: [`${report.dataset.report}:${start}-${end}`, work.idOf(row)] });
    work.mark(row, saved ? "sentence put in" : "", saved);
  }
  const GRAIN = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };
  addEventListener("keydown", event => {
    if (box.hidden || one("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select, textarea, button, a")) { if (event.key === "Escape") stop(); return; }
    const grain = GRAIN[event.key];
    if (grain) { reach(); getSelection().modify(event.shiftKey ? "extend" : "move", ...grain); seen(); }
    else if (event.key === "Enter") put();
    else if (event.key === "Escape") stop();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  function seen() {
    const place = getSelection().rangeCount && getSelection().getRangeAt(0).getBoundingClientRect();
    if (place && (place.top < 90 || place.bottom > innerHeight - 90)) scrollBy(0, place.top - innerHeight / 2);
  }
  document.addEventListener("selectionchange", () => { if (!box.hidden) tell(); });
  Object.assign(acts, { "put-in": button => begin(work.rowOf(button)), "add-words": put, "stop-choosing": stop });
  keys.w = () => acts["put-in"]();
})();
