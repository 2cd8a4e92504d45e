"use strict";
// Adding an account that was missed: its words are chosen in a report, with the mouse or with the arrow keys; the form asks which question they answer.
(() => {
  const page = globalThis.rashomon, work = globalThis.rashomonWork, box = document.querySelector("[data-choosing]");
  if (!page || !work || !box) return;
  const { acts, keys, say, one, all, selected } = page;
  const told = one(".choosing-told", box), add = one("[data-act=add-words]", box);
  let point = "", from = null, article = null;

  /** Begins: the reading view comes, and words can be chosen there. `row`: the point that they are to answer. */
  function begin(row) {
    from = row || null;
    point = row ? decodeURIComponent(row.dataset.id) : "";
    if (!one(".art.on")?.offsetParent) {
      const near = row && one(".det.open .acc[data-report]")?.dataset.report, there = near && all(".art").find(each => each.dataset.report === near);
      page.go(there ? `#${there.id}` : "#v-reports");
    }
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
    told.textContent = found ? `“${getSelection().toString().replace(/\s+/g, " ").trim()}”` : "Choose words in a report: with the mouse, or with the arrow keys and Shift. Enter adds them.";
  }
  async function form() {
    const found = selected();
    if (!found) { say("Choose words in a report first."); return; }
    const [report, start, end] = found, asked = new URLSearchParams({ part: "", report: report.dataset.report, start, end, point });
    try {
      const answer = await fetch(`${work.home}/correct/add?${asked}`, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(`The desk answered ${answer.status}.`);
      const made = document.createElement("template");
      made.innerHTML = await answer.text();
      one(".work-in", work.dialog).replaceChildren(...made.content.childNodes);
    } catch (error) { say(error.message); return; }
    one(".work-failed", work.dialog).hidden = true;
    work.from(from || report);
    stop();
    work.show("select[name=point]");
  }
  const GRAIN = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };
  addEventListener("keydown", event => {
    if (box.hidden || one("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, select, textarea, button, a")) { if (event.key === "Escape") stop(); return; }
    const grain = GRAIN[event.key];
    if (grain) { reach(); getSelection().modify(event.shiftKey ? "extend" : "move", ...grain); seen(); }
    else if (event.key === "Enter") form();
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
  const offer = one(".chosen-words");
  if (offer) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "btn", textContent: "Add as an account" });
    button.dataset.act = "add-words";
    button.addEventListener("mousedown", event => event.preventDefault());  // the selection stays
    offer.append(button);
  }
  Object.assign(acts, { "add-account": button => begin(button?.closest?.("[data-of]") ? work.rowOf(button) : page.row?.classList.contains("open") ? page.row : null), "add-words": form, "stop-choosing": stop });
  keys.w = () => acts["add-account"]();
})();
