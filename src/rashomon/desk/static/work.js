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
  const OPEN = ["disputed", "updated", "spread", "opposed", "differs"];
  const idOf = row => decodeURIComponent(row.dataset.id), isMatter = row => row.matches("tr.ps"), everyRow = () => all("tr.pt, tr.ps"), rowAround = node => node?.closest?.("tr.pt, tr.ps");
  const chosen = new Set();

  async function post(path, sent) {
    let answer;
    try {
      answer = await fetch(home + path, { method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": meta("csrf") }, body: JSON.stringify(sent) });
    } catch { throw new Error("The desk does not answer."); }
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw Object.assign(new Error(said.error || `The desk answered ${answer.status}.`), { status: answer.status, html: said.html });
    return said;
  }

  // What was on this page, and what was decided on it since: a save names it, and is refused where somebody else was first.
  const versions = Object.fromEntries(meta("seen").split(" ").map(word => word.split("="))), decided = [];
  const seen = () => [...Object.entries(versions).map(([row, version]) => `${row}=${version}`), ...decided].join(" ");
  function nowAt(kept) {
    for (const each of kept.saved || []) {
      decided.push(each.id);
      for (const [row, version] of each.rows) if (version > 0) versions[row] = version;
    }
  }
  /** Both versions of a row that somebody else saved first; the form in it saves on top of theirs. */
  function both(error, row) {
    if (!error.html) return false;
    const made = document.createElement("template");
    made.innerHTML = error.html;
    one(".work-in", dialog).replaceChildren(...made.content.childNodes);
    one(".work-failed", dialog).hidden = true;
    cameFrom = row || page.row;
    if (!dialog.open) show("form .btn.main");
    return true;
  }

  // What was judged shows at once, in the hand of who judged it; the table itself follows.
  let renewing = null, again = false, news = 0;
  function renew() {
    if (renewing) { again = true; return renewing; }
    const slow = setTimeout(() => { told.classList.add("working"); told.textContent = "Working: comparing again …"; }, 400);
    renewing = post("/renew", {}).then(made => {
      if (made.state) document.querySelector("meta[name=story]").dataset.state = made.state;  // the bar below tells of it
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
    told.textContent = number ? `${number} ${number === 1 ? "row" : "rows"} changed.` : "Kept. No row changed.";
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

  let saves = Promise.resolve();  // one after the other, so that the last that is sent is the last that is kept, and is what is taken back
  /** Sends a judgement; the promise gives the ids of what was kept; where that fails it stays in this tab, and it gives nothing. */
  function judge(sent, path = "/judgements") {
    saves = saves.then(() => keep(sent, path));
    return saves;
  }
  async function keep(sent, path) {
    let kept;
    try { kept = await post(path, { seen: seen(), ...sent }); } catch (error) {
      if (both(error)) return null;
      if (error.status && error.status < 500 && error.status !== 401 && error.status !== 403) { say(error.message); return null; }
      tab.set("unsaved", [...(tab.get("unsaved") || []), { path, sent }]);
      unsaved(error.message);
      return null;
    }
    nowAt(kept);
    renew();
    return (kept.saved || []).map(each => each.id);
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

  // Rows, passages and questions alike: accept, reject, choose, merge; after a and r the cursor moves to the next one.
  const beside = row => (isMatter(row) ? one("th", row) : one(".rel", row)) || one(".qr", row).appendChild(element("span", { class: "rel" }));
  /** Says beside a row what was done to it; `saved`: the judgements that the button beside it takes back. */
  function mark(row, what, saved) {
    if (!row) return;
    const hand = one(".hand.mine", row);
    if (hand && what && saved) { hand.dataset.saved = JSON.stringify(saved); hand.after(undoButton(hand)); return; }
    hand?.parentElement.querySelectorAll(".take-back").forEach(each => each.remove());
    hand?.remove();
    row.classList.toggle("rejected", what === "rejected" || what === "not one matter");
    if (what) beside(row).prepend(element("span", { class: "hand mine", title: `${me}: ${what}` }, element("span", { "aria-hidden": "true" }, "✎ "), `${initials(me)} ${what}`));
    if (what && saved) mark(row, what, saved);
  }
  function undoButton(hand) {
    const button = element("button", { type: "button", class: "take-back", "data-act": "take-back", "aria-label": `Undo: ${hand.title}` }, "Undo");
    button.dataset.saved = hand.dataset.saved;
    return button;
  }
  async function takeBack(button) {
    const row = rowAround(button);
    button.disabled = true;
    try { nowAt(await post("/undo", { ids: JSON.parse(button.dataset.saved) })); } catch (error) { say(error.message); button.disabled = false; return; }
    if (row) all(":is(tr.pt, tr.ps) .take-back").filter(each => each.dataset.saved === button.dataset.saved).forEach(each => mark(rowAround(each), "")); else button.closest(".judged")?.remove();
    say("Taken back.");
    renew();
  }
  function onward(row) {
    const rows = page.rows, from = rows.indexOf(row);
    const open = index => isMatter(rows[index]) ? rows[index].offsetParent !== null && !one(".hand.mine, .judged", rows[index]) : OPEN.includes(rows[index].dataset.home || rows[index].closest("tbody").dataset.group) && rows[index].offsetParent !== null && !one(".hand.mine", rows[index]);
    for (let index = from + 1; index < rows.length; index++) if (open(index)) { page.choose(index); return; }
  }
  function decide(action, row = page.row) {
    if (!row) { say("Choose a row first, with j or a click."); return; }
    const matter = isMatter(row), what = matter ? (action === "accept" ? "checked" : "not one matter") : action === "accept" ? "accepted" : "rejected", wasOpen = row.classList.contains("open");
    mark(row, what);
    onward(row);
    if (wasOpen && page.row !== row) page.open(page.row);
    row.classList.toggle("rejected", action === "reject");
    judge({ action: matter && action === "reject" ? "different" : action, field: matter ? "passage" : "point", target: [idOf(row)] }).then(saved => mark(row, saved ? what : "", saved));
  }
  function pin(row = page.row) {
    if (!row || !isMatter(row)) { say("Choose a matter first, with j or a click."); return; }
    judge({ action: "accept", field: "pin", target: [idOf(row)] }).then(saved => mark(row, saved ? "put first" : "", saved));
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
    const number = picked.size || chosen.size, some = one("[data-act=merge]", chosenBox), said = one(".sn.picked"), what = said ? "sentence" : "account";
    chosenBox.hidden = !number;
    one(".num", chosenBox).textContent = picked.size ? `${picked.size} ${what}${picked.size === 1 ? "" : "s"}` : String(chosen.size);
    some.disabled = picked.size ? false : chosen.size < 2;
    some.firstChild.data = picked.size ? "Move to the current row " : chosen.size && page.row && isMatter(page.row) ? "Join " : "Merge ";
    one("[data-act=split-off]", chosenBox).hidden = !picked.size || said;
    one("[data-act=take-out]", chosenBox).hidden = one("[data-act=belongs]", chosenBox).hidden = !said;
  }
  function unchoose() {
    chosen.clear();
    picked.clear();
    all(".picked").forEach(each => each.classList.remove("picked"));
    all(":is(tr.pt, tr.ps).chosen").forEach(row => { row.classList.remove("chosen"); row.removeAttribute("aria-selected"); });
    counted();
  }
  async function merge() {
    if (picked.size) { moveTo(page.row); return; }
    if (chosen.size < 2) { say("Choose two rows or more with x, then bring them together with m."); return; }
    await join([...chosen]);
    unchoose();
  }
  async function join(target) {
    const rows = everyRow().filter(row => target.includes(idOf(row))), matter = rows.length && isMatter(rows[0]);
    const saved = await judge({ action: "merge", field: matter ? "passage" : "question", target });
    if (saved) for (const row of rows) mark(row, matter ? "joined" : "merged", saved);
  }

  // Sentences: chosen with x or their pen; o takes them out, m puts them into the current passage.
  function pickSentence(sentence) {
    const id = sentence.dataset.sentence, row = rowAround(sentence);
    picked.has(id) ? picked.delete(id) : picked.set(id, row);
    sentence.classList.toggle("picked", picked.has(id));
    one("[data-act=pick-sentence]", sentence)?.setAttribute("aria-pressed", String(picked.has(id)));
    counted();
  }
  /** Takes the chosen sentences out of their passages; with a row, puts them into it. */
  async function sendSentences(row) {
    const found = [...picked], saved = [], from = new Set();
    if (!found.length) { say("Choose a sentence first, with its pen or with x."); return; }
    for (const [id, home] of found) {
      from.add(home);
      if (home !== row) saved.push(...(await judge({ action: "exclude", field: "passage", target: [id, idOf(home)] }) || []));
      if (row) saved.push(...(await judge({ action: "add", field: "passage", target: [id, idOf(row)] }) || []));
    }
    if (saved.length) for (const each of row ? [row] : from) mark(each, row ? "sentence put in" : "sentence taken out", saved);
    unchoose();
  }
  // Accounts: chosen with x or dragged; m moves them to the current point, s splits them off.
  const picked = new Map();
  function pick(account) {
    const id = account.dataset.id || account.id;
    picked.has(id) ? picked.delete(id) : picked.set(id, account.closest("tr.det")?.previousElementSibling || page.row);
    all(".acc").forEach(each => { const on = picked.has(each.dataset.id || each.id); each.classList.toggle("picked", on); });
    counted();
  }
  async function send(ids, row, from) {
    const saved = [];
    for (const id of ids) saved.push(...(await judge(row ? { action: "move", field: "account", target: [id, idOf(row)] } : { action: "move", field: "account", target: [id], after: "new" }) || []));
    if (saved.length) mark(row || from, row ? "moved here" : "split off", saved);
    unchoose();
  }
  function moveTo(row) {
    const from = [...picked.values()][0];
    if (from && isMatter(from)) { if (row && row !== from) sendSentences(row); else say("Go to the matter that they belong to, with j, k or a click, then press m."); return; }
    if (!row || row === from) { say("Go to the question that they answer, with j or k, then press m."); return; }
    send([...picked.keys()], row, from);
  }
  // Dragging: an account onto a point moves it there, beside the points makes it one of its own; a point onto another merges the two.
  let dragged = null;
  const dropRow = event => event.target.closest?.("tr.pt");
  document.addEventListener("pointerdown", event => {
    if (event.pointerType === "touch") return;
    const grip = event.target.closest("tr.pt .sg, .acc > .by");  // words stay selectable
    if (grip) grip.draggable = true;
  });
  document.addEventListener("dragstart", event => {
    const account = event.target.closest?.(".acc"), row = event.target.closest?.("tr.pt");
    dragged = account ? { account: account.dataset.id || account.id, from: account.closest("tr.det")?.previousElementSibling || page.row } : row ? { row } : null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.account || idOf(row));
    document.body.classList.add("dragging");
    one(".drop-new").hidden = !account;
  });
  document.addEventListener("dragover", event => {
    const row = dropRow(event), fits = dragged && (row && row !== dragged.row && row !== dragged.from || dragged.account && event.target.closest?.(".drop-new"));
    all(".drop-here").forEach(each => each.classList.remove("drop-here"));
    if (!fits) return;
    event.preventDefault();
    (row || one(".drop-new")).classList.add("drop-here");
  });
  document.addEventListener("drop", event => {
    const row = dropRow(event), was = dragged;
    if (!was || !one(".drop-here")) return;
    event.preventDefault();
    if (was.account) send([was.account], row, was.from); else if (row) join([idOf(was.row), idOf(row)]);
  });
  document.addEventListener("dragend", () => {
    dragged = null;
    document.body.classList.remove("dragging");
    one(".drop-new").hidden = true;
    all(".drop-here").forEach(each => each.classList.remove("drop-here"));
  });
  strip.before(element("p", { class: "drop-new", hidden: true }, "Drop here: a question of its own"));
  async function undo() {
    await saves;
    try { nowAt(await post("/undo", {})); } catch (error) { say(error.message); return; }
    all(".hand.mine, .take-back").forEach(each => each.remove());
    all(".rejected").forEach(row => row.classList.remove("rejected"));
    say("Your last judgement is taken back.");
    renew();
  }

  // All else is corrected in the forms of the desk's own pages, shown in a dialog.
  let cameFrom = null, early = null;  // early: what is typed while a form is fetched; it goes into the form, and no letter of it is taken for a key
  addEventListener("keydown", event => {
    if (early === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (event.key.length === 1) early += event.key;
  }, true);
  async function forms(row, start, account = "") {
    if (!row) { say("Choose a row first, with j or a click."); return; }
    cameFrom = row;
    const box = one(".work-in", dialog);
    one(".work-failed", dialog).hidden = true;
    early = "";
    try {
      const answer = await fetch(`${home}/correct/${isMatter(row) ? "passages" : "points"}/${encodeURIComponent(idOf(row))}?account=${encodeURIComponent(account)}`, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(answer.status === 404 ? "The row is not as it was: show the changes first." : `The desk answered ${answer.status}.`);
      const made = document.createElement("template");
      made.innerHTML = await answer.text();
      box.replaceChildren(...made.content.childNodes);
    } catch (error) { say(error.message); early = null; return; }
    show(start);
    const field = document.activeElement;
    if (early && field.matches("textarea, input:not([type=checkbox])")) { field.setRangeText(early, field.selectionStart, field.selectionEnd, "end"); field.dispatchEvent(new Event("input", { bubbles: true })); }
    early = null;
  }
  /** Opens the dialog with what was put into it. */
  function show(start) {
    const box = one(".work-in", dialog);
    drafts.restore(box);
    dialog.showModal();
    const first = start && one(start, box);
    const fold = first?.closest("details");
    if (fold) fold.open = true;
    if (first) { first.focus(); first.scrollIntoView({ block: "center" }); } else { box.tabIndex = -1; box.focus(); dialog.scrollTop = 0; }
  }
  const shut = () => dialog.close();
  dialog.addEventListener("close", () => { one(".work-in", dialog).replaceChildren(); cameFrom?.focus({ preventScroll: true }); });
  dialog.addEventListener("submit", async event => {
    event.preventDefault();
    const form = event.target, failed = one(".work-failed", dialog), sent = Object.fromEntries(new FormData(form, event.submitter));
    const path = new URL(form.action).pathname.slice(home.length);
    let kept;
    delete sent.csrf;
    delete sent.next;
    sent.seen ??= seen();
    try { kept = await post(path, sent); } catch (error) {
      if (both(error, cameFrom)) return;
      failed.hidden = false;
      failed.textContent = `${error.message} ${error.status === 400 ? "" : "What you typed is kept in this tab; "}${error.status === 400 ? "" : "save it again when the desk answers."}`;
      return;
    }
    nowAt(kept);
    if (form.dataset.keep) drafts.forget(form);
    failed.hidden = true;
    const saved = (kept.saved || []).map(each => each.id), row = cameFrom;
    if (rowAround(row)) mark(row, path === "/undo" ? "" : "corrected", path === "/undo" ? undefined : saved);
    say("Kept.", path === "/undo" ? undefined : ["Undo", () => post("/undo", { ids: saved }).then(kept => { nowAt(kept); mark(rowAround(row) ? row : null, ""); say("Taken back."); renew(); }).catch(error => say(error.message))]);
    shut();
    renew();
  });

  // The buttons of an opened point; each says its key.
  function dress(point, row) {
    if (one(".point-acts", point)) return;
    const button = (act, label, key) => element("button", { type: "button", class: "btn", "data-act": act }, `${label} `, element("kbd", {}, key));
    const box = element("p", { class: "point-acts", role: "group", "aria-label": "Judge this question" }, button("accept", "Accept", "a"), button("reject", "Reject", "r"), button("choose", "Choose", "x"),
      button("split", "Split", "s"), button("correct", "Correct", "e"), button("note", "Note", "n"), button("undo", "Undo", "u"));
    box.dataset.of = row.dataset.id;
    point.append(box);
    for (const account of all(".ver .acc", point)) {
      const foot = one(".ft", account), of = account.dataset.id || account.id;
      account.tabIndex = 0;
      foot?.append(element("button", { type: "button", class: "cite", "data-act": "correct-account", "data-account": of }, "Correct this account"), element("button", { type: "button", class: "cite", "data-act": "pick" }, "Choose"));
    }
    for (const later of all(".later-said .acc", point)) {
      const into = all(".ver", point).map(answer => [one(".bd", answer)?.lastChild.textContent, one(".acc", answer)]).filter(([, first]) => first);
      const take = (label, first, same) => element("button", { type: "button", class: "btn", "data-act": "take-in", "data-account": first.dataset.id || first.id, "data-same": same }, label);
      one(".ft", later).append(" Take in: ", ...into.flatMap(([letter, first]) => [take(letter ? `as ${letter}` : "as the same answer", first, true), " "]), ...into.slice(0, 1).map(([, first]) => take("as another answer", first, false)));
    }
    undoable(point);
  }
  /** Puts a sentence of a report that came after the question under one of its answers, or beside them. */
  function takeIn(button) {
    const later = button.closest(".acc"), row = button.closest("tr.det")?.previousElementSibling || page.row;
    const [, article, place] = /^#(.*):(\d+-\d+)$/.exec(decodeURIComponent(one(".ft a", later).hash));
    const same = "same" in button.dataset;
    judge({ action: "add", field: "account", target: [`${document.getElementById(article).dataset.report}:${place}`, decodeURIComponent(button.dataset.account)], after: same ? "same" : undefined })
      .then(saved => { if (saved) { later.remove(); mark(row, "taken in", saved); } });
  }
  /** The buttons of a passage and of each of its sentences, made when the pointer or the focus first comes to it. */
  function dressMatter(row) {
    if (!row || one(".point-acts", row)) return;
    const button = (act, label, key) => element("button", { type: "button", class: "btn", "data-act": act }, `${label} `, element("kbd", {}, key));
    const box = element("p", { class: "point-acts", role: "group", "aria-label": "Judge this matter" }, button("accept", "Checked", "a"), button("reject", "Not one matter", "r"), button("ask-begin", "Ask", "q"), button("choose", "Choose", "x"),
      button("pin", "Put first", "p"), button("put-in", "Put a sentence in", "w"), button("correct", "Correct", "e"), button("note", "Note", "n"));
    box.dataset.of = row.dataset.id;
    one("th", row).append(box);
    for (const sentence of all(".sn", row)) {
      sentence.tabIndex = 0;
      one(".who .read", sentence).before(element("button", { type: "button", class: "pen", "data-act": "pick-sentence", "aria-pressed": "false", "aria-label": "Choose this sentence, to take it out or move it" }, "✎"), " ");
    }
    undoable(row);
  }
  /** What was judged before can be taken back beside it. */
  function undoable(within) {
    for (const told of all(".judged[data-judgement]", within)) {
      if (one(".take-back", told)) continue;
      const again = element("button", { type: "button", class: "take-back", "data-act": "take-back" }, "Undo");
      again.dataset.saved = JSON.stringify([told.dataset.judgement]);
      told.append(" ", again);
    }
  }
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, event => dressMatter(event.target.closest?.("tr.ps")));
  document.addEventListener("click", event => {
    const row = event.target.closest("tr.ps");
    if (row && !event.target.closest("button, a, summary")) page.choose(page.rows.indexOf(row));
  });
  document.addEventListener("rashomon:open", event => {
    const { row, point } = event.detail;
    dress(point, row);
    const side = one(".insp");
    if (side && side.childElementCount) dress(side, row);
  });
  const rowOf = button => { const of = button?.closest?.("[data-of]")?.dataset.of; return of ? everyRow().find(row => row.dataset.id === of) : page.row; };

  const account = () => document.activeElement?.closest?.(".acc"), sentence = () => document.activeElement?.closest?.(".sn");
  Object.assign(acts, {
    accept: button => decide("accept", rowOf(button)), reject: button => decide("reject", rowOf(button)), choose: button => choosePoint(rowOf(button)), merge, unchoose, undo,
    pin: button => pin(rowOf(button)), "pick-sentence": button => pickSentence(button.closest(".sn")), "take-out": () => sendSentences(), belongs: () => sendSentences([...picked.values()][0]),
    split: () => (picked.size ? acts["split-off"]() : say("Open the question and choose accounts with x, then split them off with s.")),
    correct: button => forms(rowOf(button), ":is([data-account] :is(input[name^='set:'], select), [data-passage] [name='set:note'])"),
    "correct-account": button => forms(button.closest("tr.det")?.previousElementSibling || page.row, `[data-account="${button.dataset.account}"] :is(input[name^='set:'], select)`, button.dataset.account),
    note: button => forms(rowOf(button), ":is([name^='set:point-note'], [name='set:note'])"), "work-shut": shut, "show-changes": showChanges, "save-again": saveAgain, "take-back": takeBack,
    "take-in": takeIn, pick: button => pick(button.closest(".acc")), "split-off": () => send([...picked.keys()], null, [...picked.values()][0]),
  });
  Object.assign(keys, { a: () => decide("accept"), r: () => decide("reject"), x: () => (account() ? pick(account()) : sentence() ? pickSentence(sentence()) : choosePoint()), m: merge, p: () => pin(), o: () => { if (!picked.size && sentence()) pickSentence(sentence()); sendSentences(); }, s: () => acts.split(), e: () => acts.correct(), n: () => acts.note(), u: undo });
  for (const answer of ["+", "-"]) keys[answer] = () => one(`[data-part="${answer}"]`)?.click();
  globalThis.rashomonWork = { judge, mark, rowOf, idOf, home };
  const list = one("#help dl");
  for (const [key, what] of [["a", "checked: the matter is right (of a question: accept it), and go to the next"], ["r", "not one matter (of a question: reject it), and go to the next"], ["x", "choose the row, or the sentence or account that has the focus, or let it go"], ["m", "join the chosen passages, merge the chosen questions; move the chosen sentences or accounts here"], ["o", "take the chosen sentences out"], ["p", "put the passage first"], ["w", "put a sentence in: choose its words in a report"], ["s", "split a question, or the chosen accounts off"], ["e", "correct it"], ["n", "add a note"], ["u", "take your last judgement back"], ["+", "of a story that may be two events: it is one; with - it is two"]])
    list?.append(element("dt", {}, element("kbd", {}, key)), element("dd", {}, what));

  // After the changes were shown: a dot on each, and the reader where they were.
  const dots = tab.get("dots") || [], back = tab.get("back");
  tab.set("dots", []);
  tab.set("back", null);
  for (const row of everyRow()) if (dots.includes(idOf(row))) { row.classList.add("new-here"); beside(row).append(element("span", { class: "new-dot", title: "changed by what was judged" }, element("span", { "aria-hidden": "true" }, "●"), element("span", { class: "sr" }, "changed"))); }
  if (back) { const index = page.rows.findIndex(row => idOf(row) === back.id); if (index >= 0) page.choose(index); scrollTo(0, back.y); }
  unsaved();
  if ("behind" in strip.dataset) renew();
  else if ((tab.get("changed") || []).length) tab.set("changed", []);
})();
