"use strict";
// Correcting in the table, for those who may: one key or one click each. What is decided is kept by the desk at once; the table is then brought
// up to it, and replaced only when the reader asks. What could not be saved stays in this tab.
(() => {
  const page = globalThis.rashomon;
  if (!page) return;
  const { acts, keys, say, one, all, element } = page;
  const meta = name => document.querySelector(`meta[name="${name}"]`)?.content || "";
  const home = meta("story"), me = meta("user"), strip = one("[data-work]");
  if (!home || !strip) return;
  const told = one(".work-told", strip), chosenBox = one(".work-chosen", strip), unsavedBox = one(".work-unsaved", strip), dialog = one("#work");
  const tab = { get(key) { try { return JSON.parse(sessionStorage.getItem(`rashomon-${key}-${home}`)); } catch { return null; } },
    set(key, value) { try { sessionStorage.setItem(`rashomon-${key}-${home}`, JSON.stringify(value)); } catch { /* a tab that keeps nothing */ } } };
  const initials = name => { const words = name.split("@")[0].replaceAll(".", " ").match(/\p{L}[\p{L}'’-]*/gu) || []; return words.length > 1 ? words.slice(0, 3).map(word => word[0].toUpperCase() + ".").join("") : (words[0] || name).slice(0, 8); };
  const OPEN = ["disputed", "updated", "denied", "spread", "differs-not-judged"];
  const idOf = row => decodeURIComponent(row.dataset.id);
  const chosen = new Set();

  async function post(path, sent) {
    let answer;
    try {
      answer = await fetch(home + path, { method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": meta("csrf") }, body: JSON.stringify(sent) });
    } catch { throw new Error("The desk does not answer."); }
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw Object.assign(new Error(said.error || `The desk answered ${answer.status}.`), { status: answer.status });
    return said;
  }

  // What was judged shows at once, in the hand of who judged it; the table itself follows.
  let renewing = null, again = false, news = 0;
  function renew() {
    if (renewing) { again = true; return renewing; }
    const slow = setTimeout(() => { told.classList.add("working"); told.textContent = "Working: comparing the answers again …"; }, 400);
    renewing = post("/renew", {}).then(made => {
      const before = tab.get("changed") || [];
      if (made.renewed) tab.set("changed", [...new Set([...before, ...made.changed])]);
      if (made.renewed) news = Math.max(news, (tab.get("changed") || []).length, made.gone);
      if (made.renewed || news) shown(news);  // two judgements may be answered by one run: the second then brings nothing new
      else told.textContent = "";
    }).catch(error => { told.textContent = `The table could not be brought up to date: ${error.message} What you judged is kept.`; told.classList.add("alarm"); })
      .finally(() => { clearTimeout(slow); told.classList.remove("working"); renewing = null; if (again) { again = false; renew(); } });
    return renewing;
  }
  function shown(number) {
    told.classList.remove("alarm");
    told.textContent = number ? `${number} ${number === 1 ? "point" : "points"} changed.` : "Kept. No point changed.";
    one("[data-act=show-changes]", strip).hidden = !number;
    if (!number) setTimeout(() => { if (told.textContent.startsWith("Kept.")) told.textContent = ""; }, 4000);
  }
  function showChanges() {
    const row = page.row;
    tab.set("back", { id: row ? idOf(row) : null, y: scrollY });
    tab.set("dots", tab.get("changed") || []);
    tab.set("changed", []);
    location.reload();
  }

  /** Sends a judgement; where that fails it stays in this tab, and the promise gives false. */
  async function judge(sent, path = "/judgements") {
    try { await post(path, sent); } catch (error) {
      if (error.status && error.status < 500 && error.status !== 401 && error.status !== 403) { say(error.message); return false; }
      tab.set("unsaved", [...(tab.get("unsaved") || []), { path, sent }]);
      unsaved(error.message);
      return false;
    }
    renew();
    return true;
  }
  function unsaved(why = "") {
    const waiting = tab.get("unsaved") || [];
    unsavedBox.hidden = !waiting.length;
    one("b", unsavedBox).textContent = waiting.length ? `${waiting.length} ${waiting.length === 1 ? "correction is" : "corrections are"} not saved. ${why} Kept in this tab.` : "";
  }
  async function saveAgain() {
    const waiting = tab.get("unsaved") || [];
    tab.set("unsaved", []);
    for (const { path, sent } of waiting) await judge(sent, path);
    unsaved();
    if (!(tab.get("unsaved") || []).length) say("Saved.");
  }

  // Points: accept, reject, choose, merge; after a and r the cursor moves to the next open point.
  const beside = row => one(".rel", row) || one(".qr", row).appendChild(element("span", { class: "rel" }));
  function mark(row, what) {
    one(".hand.mine", row)?.remove();
    row.classList.toggle("rejected", what === "rejected");
    if (what) beside(row).prepend(element("span", { class: "hand mine", title: `${me}: ${what}` }, element("span", { "aria-hidden": "true" }, "✎ "), `${initials(me)} ${what}`));
  }
  function onward(row) {
    const rows = page.rows, from = rows.indexOf(row);
    const open = index => OPEN.includes(rows[index].dataset.home || rows[index].closest("tbody").dataset.group) && rows[index].offsetParent !== null && !one(".hand.mine", rows[index]);
    for (let index = from + 1; index < rows.length; index++) if (open(index)) { page.choose(index); return; }
  }
  function decide(action, row = page.row) {
    if (!row) { say("Choose a point first, with j or a click."); return; }
    const what = action === "accept" ? "accepted" : "rejected", wasOpen = row.classList.contains("open");
    mark(row, what);
    onward(row);
    if (wasOpen && page.row !== row) page.open(page.row);
    judge({ action, field: "point", target: [idOf(row)] }).then(good => { if (!good) mark(row, ""); });
  }
  function choosePoint(row = page.row) {
    if (!row) return;
    const id = idOf(row);
    chosen.has(id) ? chosen.delete(id) : chosen.add(id);
    row.classList.toggle("chosen", chosen.has(id));
    row.setAttribute("aria-selected", String(chosen.has(id)));
    counted();
  }
  function counted() {
    chosenBox.hidden = !chosen.size;
    one(".num", chosenBox).textContent = String(chosen.size);
    one("[data-act=merge]", chosenBox).disabled = chosen.size < 2;
  }
  function unchoose() {
    chosen.clear();
    all("tr.pt.chosen").forEach(row => { row.classList.remove("chosen"); row.removeAttribute("aria-selected"); });
    counted();
  }
  async function merge() {
    if (chosen.size < 2) { say("Choose two points or more with x, then merge them with m."); return; }
    const target = [...chosen];
    if (await judge({ action: "merge", field: "question", target })) {
      all("tr.pt.chosen").forEach(row => mark(row, "merged"));
      unchoose();
    }
  }
  async function undo() {
    try { await post("/undo", {}); } catch (error) { say(error.message); return; }
    all(".hand.mine").forEach(hand => hand.remove());
    all("tr.pt.rejected").forEach(row => row.classList.remove("rejected"));
    say("Your last judgement is taken back.");
    renew();
  }

  // All else is corrected in the forms of the desk's own pages, shown in a dialog.
  let cameFrom = null;
  async function forms(row, start) {
    if (!row) { say("Choose a point first, with j or a click."); return; }
    cameFrom = row;
    const box = one(".work-in", dialog);
    one(".work-failed", dialog).hidden = true;
    try {
      const answer = await fetch(`${home}/correct/points/${encodeURIComponent(idOf(row))}?part`, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(answer.status === 404 ? "The point is not as it was: show the changes first." : `The desk answered ${answer.status}.`);
      const made = document.createElement("template");
      made.innerHTML = await answer.text();
      box.replaceChildren(...made.content.childNodes);
    } catch (error) { say(error.message); return; }
    restore(box);
    dialog.showModal();
    const first = start && one(start, box);
    if (first) { first.focus(); first.scrollIntoView({ block: "center" }); } else { box.tabIndex = -1; box.focus(); dialog.scrollTop = 0; }
  }
  const shut = () => dialog.close();
  dialog.addEventListener("close", () => { one(".work-in", dialog).replaceChildren(); cameFrom?.focus({ preventScroll: true }); });
  // What is typed stays in this tab until it is saved.
  const keyOf = form => form.dataset.keep;
  const typedIn = form => Object.fromEntries([...new FormData(form)].filter(([name]) => name.startsWith("set:") || name === "why"));
  function restore(box) {
    const drafts = tab.get("drafts") || {};
    for (const form of all("form[data-keep]", box)) for (const [name, value] of Object.entries(drafts[keyOf(form)] || {})) if (form.elements[name]) { form.elements[name].value = value; touched(form.elements[name]); }
  }
  function touched(field) {
    const was = field.form.elements[field.name.replace(/^set:/, "was:")];
    field.classList.toggle("changed", field.name.startsWith("set:") && field.value !== (was?.value ?? ""));
  }
  dialog.addEventListener("input", event => {
    const form = event.target.form;
    touched(event.target);
    if (form?.dataset.keep) tab.set("drafts", { ...tab.get("drafts"), [keyOf(form)]: typedIn(form) });
  });
  dialog.addEventListener("submit", async event => {
    event.preventDefault();
    const form = event.target, failed = one(".work-failed", dialog), sent = Object.fromEntries(new FormData(form, event.submitter));
    const path = new URL(form.action).pathname.slice(home.length);
    delete sent.csrf;
    delete sent.next;
    try { await post(path, sent); } catch (error) {
      failed.hidden = false;
      failed.textContent = `${error.message} ${error.status === 400 ? "" : "What you typed is kept in this tab; "}${error.status === 400 ? "" : "save it again when the desk answers."}`;
      return;
    }
    const drafts = tab.get("drafts") || {};
    delete drafts[keyOf(form)];
    tab.set("drafts", drafts);
    failed.hidden = true;
    if (cameFrom) mark(cameFrom, path === "/undo" ? "" : "corrected");
    say("Kept.");
    shut();
    renew();
  });

  // The buttons of an opened point; each says its key.
  function dress(point, row) {
    if (one(".point-acts", point)) return;
    const button = (act, label, key) => element("button", { type: "button", class: "btn", "data-act": act }, `${label} `, element("kbd", {}, key));
    const box = element("p", { class: "point-acts", role: "group", "aria-label": "Judge this point" }, button("accept", "Accept", "a"), button("reject", "Reject", "r"), button("choose", "Choose", "x"),
      button("split", "Split", "s"), button("correct", "Correct", "e"), button("note", "Note", "n"), button("undo", "Undo", "u"));
    box.dataset.of = row.dataset.id;
    point.append(box);
  }
  document.addEventListener("rashomon:open", event => {
    const { row, point } = event.detail;
    dress(point, row);
    const side = one(".insp");
    if (side && side.childElementCount) dress(side, row);
  });
  const rowOf = button => page.rows.find(row => row.dataset.id === button?.closest?.("[data-of]")?.dataset.of) || page.row;

  Object.assign(acts, {
    accept: button => decide("accept", rowOf(button)), reject: button => decide("reject", rowOf(button)), choose: button => choosePoint(rowOf(button)), merge, unchoose, undo,
    split: button => forms(rowOf(button), "[data-ticks] input[type=checkbox]"), correct: button => forms(rowOf(button), "[data-account] :is(input, select):not([type=hidden])"),
    note: button => forms(rowOf(button), "[name='set:point-note']"), "work-shut": shut, "show-changes": showChanges, "save-again": saveAgain,
  });
  Object.assign(keys, { a: () => decide("accept"), r: () => decide("reject"), x: () => choosePoint(), m: merge, s: () => acts.split(), e: () => acts.correct(), n: () => acts.note(), u: undo });
  const list = one("#help dl");
  for (const [key, what] of [["a", "accept the point, and go to the next open one"], ["r", "reject it, and go to the next open one"], ["x", "choose it, or let it go"], ["m", "merge the chosen"], ["s", "split it"], ["e", "correct it"], ["n", "add a note"], ["u", "take your last judgement back"]])
    list?.append(element("dt", {}, element("kbd", {}, key)), element("dd", {}, what));

  // After the changes were shown: a dot on each, and the reader where they were.
  const dots = tab.get("dots") || [], back = tab.get("back");
  tab.set("dots", []);
  tab.set("back", null);
  for (const row of page.rows) if (dots.includes(idOf(row))) { row.classList.add("new-here"); beside(row).append(element("span", { class: "new-dot", title: "changed by what was judged" }, element("span", { "aria-hidden": "true" }, "●"), element("span", { class: "sr" }, "changed"))); }
  if (back) { const index = page.rows.findIndex(row => idOf(row) === back.id); if (index >= 0) page.choose(index); scrollTo(0, back.y); }
  unsaved();
  if ("behind" in strip.dataset) renew();
  else if ((tab.get("changed") || []).length) tab.set("changed", []);
})();
