"use strict";
// From passage to question: words are chosen in two cells, then how the second stand to the first, then the question; it is saved as a row of who asks it.
(() => {
  const page = globalThis.rashomon, work = globalThis.rashomonWork, box = document.querySelector("[data-asking]");
  if (!page || !work || !box) return;
  const { acts, keys, say, one, all, element } = page;
  const told = one(".ask-told", box), how = one(".ask-how", box), form = one("form", box), lines = all(".ask-words li", box), hint = one(".ask-lacking", box);
  const LETTERS = { c: "conflict", l: "update", e: "spread", p: "refine", o: "scope", v: "opposed", s: "same" };
  let picks = [], bearing = "", marking = null, down = false, asked = 0;

  const sentenceAt = node => (node?.nodeType === 1 ? node : node?.parentElement)?.closest("tr.ps .sn > p.w");
  /** The words of a sentence up to a place in it, without what is for screen readers alone. */
  function upTo(sentence, node, offset) {
    const range = document.createRange(), made = document.createElement("p");
    range.setStart(sentence, 0);
    range.setEnd(node, offset);
    made.append(range.cloneContents());
    all(".sr", made).forEach(each => each.remove());
    return made.textContent;
  }
  /** What is chosen in one sentence, to whole words; undefined where that is nothing. */
  function chosen(whole = false) {
    const choice = getSelection();
    if (!choice.rangeCount || (choice.isCollapsed && !whole)) return undefined;
    const range = choice.getRangeAt(0), sentence = sentenceAt(range.startContainer);
    if (!sentence) return undefined;
    const text = upTo(sentence, sentence, sentence.childNodes.length);
    let from = upTo(sentence, range.startContainer, range.startOffset).length, to = sentence.contains(range.endContainer) ? upTo(sentence, range.endContainer, range.endOffset).length : text.length;
    if (whole && choice.isCollapsed) [from, to] = [0, text.length];
    const inWord = at => at > 0 && at < text.length && /[\p{L}\p{N}]/u.test(text[at - 1]) && /[\p{L}\p{N}]/u.test(text[at]);
    while (from < to && /\s/.test(text[from])) from++;
    while (to > from && /\s/.test(text[to - 1])) to--;
    while (inWord(from)) from--;
    while (inWord(to)) to++;
    return to > from ? pickOf(sentence, text, from, to) : undefined;
  }
  function pickOf(sentence, text, from, to) {
    const around = sentence.closest(".sn"), card = sentence.closest(".card"), start = Number(around.dataset.start);
    const place = at => { let left = at; for (const node of textsOf(sentence)) { if (left <= node.data.length) return [node, left]; left -= node.data.length; } return [sentence, sentence.childNodes.length]; };
    const range = document.createRange();
    range.setStart(...place(from));
    range.setEnd(...place(to));
    return { around, range, row: sentence.closest("tr.ps"), words: text.slice(from, to), label: one(".from b", card).textContent,
      target: `${card.dataset.report}:${start + offsets.length(text.slice(0, from))}-${start + offsets.length(text.slice(0, to))}` };
  }
  const textsOf = sentence => { const walk = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT), found = []; while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(".sr")) found.push(walk.currentNode); return found; };

  function take(found) {
    if (!found) return;
    const at = picks.findIndex(each => each.around === found.around);
    if (at >= 0) picks[at] = found; else picks = [...picks.slice(0, 1), found];
    if (picks.length > 1) marking = null;
    draw();
  }
  function draw() {
    box.hidden = !picks.length && !marking;
    document.body.classList.toggle("asking", !box.hidden);
    CSS.highlights?.set("asking", new Highlight(...picks.map(each => each.range)));
    lines.forEach((line, at) => { line.hidden = !picks[at]; one(".w", line).textContent = picks[at] ? `“${picks[at].words}”` : ""; one("b", line).textContent = picks[at]?.label || ""; });
    told.textContent = picks.length > 1 ? (bearing ? "" : "How do the second words stand to the first?") : marking ? `Choose ${picks.length ? "words in another cell" : "words in two cells, with the mouse"}, or with the arrow keys and Shift: Enter takes them, or the whole sentence; Tab goes on.` : "Now choose words in another cell.";
    how.hidden = picks.length < 2 || Boolean(bearing);
    form.hidden = !bearing;
  }
  function letGo() {
    const row = picks[0]?.row;
    picks = [];
    bearing = "";
    marking = null;
    draw();
    form.reset();
    hint.textContent = "";
    if (box.contains(document.activeElement) || document.activeElement === document.body) row?.focus({ preventScroll: true });
  }

  // How they stand to each other, then the question: proposed, tried as it is typed, saved.
  const query = extra => new URLSearchParams({ words: JSON.stringify(picks.map(each => each.target)), ...extra });
  async function tried(extra) {
    const answer = await fetch(`${work.home}/asking?${query(extra)}`, { credentials: "same-origin", headers: { Accept: "application/json" } });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.error);
    return said;
  }
  async function relate(kind) {
    bearing = kind;
    draw();
    one(".ask-bearing", form).textContent = one(`[data-bearing=${kind}]`, how).dataset.told;
    lines.forEach((line, at) => { form.elements[`value-${at}`].value = picks[at].words; });
    const field = form.elements.question;
    field.value = "";
    field.focus();
    hint.textContent = "Looking …";
    try {
      const found = await tried({});
      form.elements.kind.value = found.kind;
      hint.textContent = "Word it as a question, in words of the sentences.";
    } catch (error) { hint.textContent = error.message; }
  }
  const values = () => lines.map((line, at) => form.elements[`value-${at}`].value);
  async function check() {
    const mine = ++asked, question = form.elements.question.value.trim();
    if (!question) { hint.textContent = ""; return; }
    let found;
    try { found = await tried({ question, kind: form.elements.kind.value, values: JSON.stringify(values()) }); } catch { return; }
    if (mine !== asked) return;
    hint.classList.toggle("alarm", Boolean(found.lacking.length));
    hint.textContent = found.lacking.length ? `No sentence that you quote has: ${found.lacking.join(", ")}. ` : found.stands ? "The quoted sentences hold its words." : "No one sentence holds all of it. ";
    if (!found.stands) hint.textContent += "The row would stand under its sentence alone, and your wording be kept beside it.";
  }
  let waits = 0;
  form.addEventListener("input", event => {
    if (event.target.name === "kind" && event.target.value === "yes-no") [["yes", "value-0"], [bearing === "same" ? "yes" : "no", "value-1"]].forEach(([word, name]) => { form.elements[name].value = word; });
    clearTimeout(waits);
    waits = setTimeout(check, 250);
  });
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const row = picks[0].row, plain = text => text.replaceAll("|", "/").replace(/\s+/g, " ").trim(), question = plain(form.elements.question.value);
    if (!question) { say("Word the question first."); return; }
    const sent = { action: "add", field: "question", target: picks.map(each => each.target), after: [question, form.elements.kind.value, bearing, ...values().map((value, at) => plain(value) || plain(picks[at].words))].join(" | ") };
    const saved = await work.judge(sent);
    if (!saved) return;
    letGo();
    work.mark(row, `asked: ${question}`, saved);
  });

  // Words are chosen with the mouse, or with the keys after q.
  const inTable = () => Boolean(one(".view.on .pas"));
  document.addEventListener("pointerdown", event => { down = !box.contains(event.target); });
  document.addEventListener("pointerup", () => { if (down && inTable() && !bearing) take(chosen()); down = false; });
  let settles = 0;
  document.addEventListener("selectionchange", () => {  // by touch there is no pointer that goes up
    clearTimeout(settles);
    if (!down && !marking && !bearing && inTable() && matchMedia("(pointer: coarse)").matches) settles = setTimeout(() => take(chosen()), 500);
  });
  function begin() {
    if (!inTable()) page.go("#v-passages");
    const row = document.activeElement.closest?.("tr.ps") || page.row;
    const from = document.activeElement.closest?.(".sn") || one(".sn", row || one(".view.on .pas") || document);
    if (!from || !inTable()) { say("There are no two sentences here to ask of."); return; }
    reach(from);
  }
  /** The first text that is the report's, and no word for who listens ("differs: "). */
  function firstWords(paragraph) {
    const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let text = texts.nextNode();
    while (text?.parentElement.closest(".sr")) text = texts.nextNode();
    return text ?? paragraph;
  }
  function reach(sentence) {
    marking = sentence;
    sentence.closest("details")?.setAttribute("open", "");
    sentence.tabIndex = 0;
    sentence.focus({ preventScroll: true });
    getSelection().collapse(firstWords(one("p.w", sentence)), 0);
    sentence.scrollIntoView({ block: "nearest" });
    draw();
  }
  /** The next sentence of the same passage, first of another report. */
  function next(from, other) {
    const there = all(".sn", from.closest("tr.ps")), at = there.indexOf(from), report = each => each.closest(".card").dataset.report;
    const onward = [...there.slice(at + 1), ...there.slice(0, at)];
    return (other && onward.find(each => report(each) !== report(from))) || onward[0];
  }
  function taken() {
    const found = chosen(true), from = marking;
    if (!found) return;
    take(found);
    getSelection().removeAllRanges();
    if (picks.length < 2) { const then = next(from, true); if (then) { reach(then); return; } }
    marking = null;
    draw();
    if (picks.length > 1) one("button", how).focus();
  }
  const GRAIN = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };
  function pressed(event) {
    if (event.key === "Escape") { if (bearing) { bearing = ""; draw(); one("button", how).focus(); } else letGo(); return true; }
    if (event.target.matches("input, select, textarea")) return false;
    if (marking) {
      const grain = GRAIN[event.key];
      if (grain) getSelection().modify(event.shiftKey ? "extend" : "move", ...grain);
      else if (event.key === "Tab") { const then = next(marking); if (then) reach(then); }
      else if (event.key === "Enter") taken();
      else return false;
      return true;
    }
    if (picks.length < 2 || bearing || page.kept.get("keys") === "off") return false;
    if (event.key === "w") { swap(); return true; }
    if (!LETTERS[event.key]) return false;
    relate(LETTERS[event.key]);
    return true;
  }
  addEventListener("keydown", event => {
    if (box.hidden || one("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey || !pressed(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  function swap() { picks.reverse(); draw(); }
  Object.assign(acts, { "ask-relate": button => relate(button.dataset.bearing), "ask-swap": swap, "ask-stop": letGo, "ask-begin": begin });
  keys.q = begin;
  const list = one("#help dl");
  list?.append(element("dt", {}, element("kbd", {}, "q")), element("dd", {}, "ask a question: choose words in two cells with the arrow keys, then c contradict, l later news, e estimates, p more precise, v opposed views, o other scope, s same"));
})();
