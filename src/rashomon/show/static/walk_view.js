// What a walk shows: the bar, the statement in its section, the sentences beside it, the keys.
function drawWalk(walk) {
  const main = element("div", { class: "wkm" }, drawStatement(walk), drawSentences(walk));
  return [drawBar(walk), drawProgress(walk), main, drawKeys(walk), drawThumb(walk)];
}
function drawBar(walk) {
  const others = new Set(walk.every.flatMap(step => step.looks.map(look => look.by)).filter(by => by !== walk.keeper.by));
  const opened = [...others].map(by => `${by} opened ${walk.every.filter(step => step.looks.some(look => look.by === by)).length}`);
  const choice = element("select", { "aria-label": "Which statements" }, ...Object.entries(FILTERS).map(([value, name]) => {
    const option = element("option", { value }, name);
    option.selected = value === walk.filter;
    return option;
  }));
  choice.onchange = () => walk.choose(choice.value);
  const marked = button("Marked first", () => walk.toggle("markedFirst", "rashomon-marked-first"), { class: "lk", "aria-pressed": walk.markedFirst });
  const who = element("span", {}, "as ", html("b", walk.keeper.by, { class: "hand" }));
  const right = element("span", { class: "r" }, html("span", opened.join(", "), { class: "oth" }), choice, marked, who);
  const title = one("h1, h2.h1")?.textContent ?? "";
  return element("header", { class: "wkb" }, button("‹ The page", () => walk.close(), { class: "lk" }), html("h1", "Look through", { class: "t" }), html("span", title, { class: "hl w" }), right);
}
function drawProgress(walk) {
  const done = walk.steps.length - walk.left().length, marked = walk.left().filter(step => step.marked).length;
  const small = done === walk.steps.length ? "all opened" : `${marked || "no"} more marked`;
  const counter = element("p", { class: "cnt" }, html("b", `${done}`), html("span", ` of ${walk.steps.length} opened`), html("small", small));
  const home = one("meta[name=walk]")?.content;
  if (home && done === walk.steps.length) one("small", counter).append(". ", html("a", "What goes out", { href: `${home}/hand-on` }));
  if (!home && done === walk.steps.length) one("small", counter).append(". ", button("Save this page", savePage, { class: "lk" }));
  const row = element("div", { class: "wkp" }, counter, element("ol", { class: "tk", "aria-label": "The statements" }, ...numerals(walk)));
  return element("div", {}, row, ...(walk.made.length || walk.whole ? [] : [stoppedHere(walk)]));
}
function stoppedHere(walk) {
  const last = walk.every.map(step => walk.own(step)?.at ?? "").sort().at(-1);
  if (!last) return "";
  return element("p", { class: "res" }, html("b", walk.keeper.by, { class: "hand" }), ` stopped here at ${clock(last)}. `, button("From the beginning", () => walk.go(0), { class: "lk" }));
}
/** A numeral for each statement; where there are many, sections that are not at hand fold into one. */
function numerals(walk) {
  const items = [];
  walk.steps.forEach((step, place) => {
    const starts = place > 0 && step.heading !== walk.steps[place - 1].heading;
    if (walk.steps.length > MANY && step.heading !== walk.step.heading) {
      if (place === 0 || starts) items.push(foldedSection(walk, place, step.heading));
      return;
    }
    const look = walk.own(step), said = look ? `: ${SAID[look.verdict]}` : "";
    const numeral = button(`${step.number ?? "–"}`, () => walk.go(place), {
      class: `${look && !look.again ? look.verdict : ""}${step.marked && !look ? " m" : ""}`, "aria-label": `${nameOf(step)}${step.marked ? ", marked" : ""}${said}`,
    });
    if (place === walk.at) numeral.ariaCurrent = "step";
    items.push(element("li", starts ? { class: "gap" } : {}, numeral));
  });
  return items;
}
function foldedSection(walk, place, heading) {
  let end = place;
  while (walk.steps[end + 1]?.heading === heading) end += 1;
  const within = walk.steps.slice(place, end + 1), open = within.filter(step => walk.isOpen(step)).length;
  const names = within.length > 1 ? `${within[0].number ?? "–"}–${within.at(-1).number ?? "–"}` : `${within[0].number ?? "–"}`;
  return element("li", { class: "gap fold" }, button(names, () => walk.go(place), { class: open ? "" : "holds", "aria-label": `${heading || "Section"}: ${open} of ${within.length} left` }));
}
function drawStatement(walk) {
  const step = walk.step, shown = one(`[data-s="${step.ref}"]`, walk.sheet);
  const sheet = element("div", { class: "wks", tabindex: "0", role: "group", "aria-label": "Its section" }, html("p", step.heading || step.thing, { class: "hd" }));
  one(".hd", sheet).append(html("span", step.number ? `statement ${step.number}` : "names no sentence"));
  if (shown) sheet.append(...sectionAround(walk, shown));
  const parts = [sheet];
  if (walk.task) parts.push(wordsForm(walk));
  if (walk.own(step)) parts.push(...step.looks.map(look => html("p", tellVerdict(look), { class: "verdict" })));
  return element("section", { class: "wkl", "aria-label": nameOf(step) }, ...parts, lastVerdicts(walk));
}
/** The section in which a statement stands, without what opens; the statement at hand in ink. */
function sectionAround(walk, shown) {
  const copy = shown.closest(".g").lastElementChild.cloneNode(true);
  all(".c, .mk, .pin, small", copy).forEach(each => each.remove());
  all("[id]", copy).forEach(each => each.removeAttribute("id"));
  for (const each of all("[data-s]", copy)) {
    const step = walk.every.find(one => one.ref === each.dataset.s);
    if (step) wear(each, step, walk.own(step));
    delete each.dataset.n;
  }
  const at = one(`[data-s="${walk.step.ref}"]`, copy);
  at.classList.add("cur");
  at.closest("li, .tx").classList.add("cb");
  [at.previousElementSibling, at.nextElementSibling].forEach(each => each?.classList.add("nb"));
  return [...copy.children];
}
/** Shows a statement as a verdict leaves it: struck, mended, or as it is. */
function wear(shown, step, look) {
  shown.classList.toggle("gone", look?.verdict === "not-so");
  const words = one(".sw", shown);
  if (one(".hand", words)) words.textContent = step.told;
  if (look?.verdict === "edited") words.replaceChildren(html("del", step.told), " ", html("span", look.words, { class: "hand" }));
}
function wordsForm(walk) {
  const mends = walk.task === "mend", label = mends ? "Mend the words" : "Why, in a word (or nothing)";
  const field = element("textarea", { id: "walk-words", rows: mends ? "3" : "1", maxlength: "2000" }, mends ? walk.step.told : "");
  const keys = element("p", { class: "hint" }, button("Keep", () => walk.take()), button("Leave", () => walk.go(walk.at)), html("span", "Enter keeps it under your name, Esc leaves it"));
  return element("div", { class: "words" }, html("label", label, { for: "walk-words" }), field, keys);
}
function tellVerdict(look) {
  const told = `${SAID[look.verdict]} · ${look.by} ${clock(look.at)}`;
  return told + (look.words ? ` · ${look.words}` : "") + (look.why ? ` · ${look.why}` : "") + (look.again ? " · something came later: look again" : "");
}
function lastVerdicts(walk) {
  const rows = walk.made.slice(-4).reverse().map(({ step, look }, place) => {
    const row = element("li", {}, html("span", step.number ?? "–", { class: "no" }), html("span", look.words ?? step.told, { class: "m" }));
    row.append(element("span", { class: "when" }, `${SAID[look.verdict]} `, html("b", look.by, { class: "hand" }), ` ${clock(look.at)}`));
    if (!place) row.append(button("undo", () => walk.undo(), { class: "lk" }));
    return row;
  });
  return element("ol", { class: "log", "aria-label": "Kept" }, ...rows);
}
function drawSentences(walk) {
  const step = walk.step, source = byId(step.note), note = source?.cloneNode(true);
  const head = element("p", { class: "h" }, html("span", step.number ? `The sentences that ${walk.author} named` : `${walk.author} named no sentence. Nearest:`), html("span", "", { class: "which" }));
  const side = element("section", { class: "wkr", "aria-label": "Sentences beside the statement" }, ...step.remarks.map(told => html("p", told, { class: "wkk" })), head);
  if (note) {
    all(".mkn, .back, .decide, [form]", note).forEach(each => each.remove());
    all(".sx", note).filter(box => one(".cx", box)).forEach(box => box.append(moreButton(box)));
    side.append(...note.childNodes);
  }
  const boxes = all(".sx, .ne", side);
  boxes[0]?.classList.add("at");
  if (boxes.length) one(".which", side).textContent = `1 of ${boxes.length}`;
  else if (!step.silent.length) side.append(html("p", "No report has a sentence near to it.", { class: "none" }));
  side.append(...step.silent.map(name => html("p", `${name}: no sentence like it was found`, { class: "none" })));
  return side;
}
const moreButton = box => button("the sentences around", event => { box.classList.add("ctx"); event.target.remove(); }, { class: "lk more" });
function drawKeys(walk) {
  const now = walk.own(walk.step)?.verdict;
  const verdict = (name, key, told, does) => button(`${told} `, does, { "aria-pressed": now === name, "aria-keyshortcuts": key });
  const verdicts = [["holds", "y", "They say it", () => walk.decide("holds")], ["not-so", "n", "They do not", () => walk.ask("why")], ["edited", "e", "Mend", () => walk.ask("mend")]].map(([name, key, told, does]) => {
    const made = verdict(name, key, told, does);
    made.append(html("kbd", key));
    return made;
  });
  const hints = [["j", "next"], ["k", "back"], ["space", "next report’s sentence"], ["o", "open the report"], ["u", "undo"], ["m", "marked first"], ["Esc", "the page"]].map(([key, told]) => element("span", {}, html("kbd", key), told));
  const keys = button(`Single keys: ${walk.singleKeys ? "on" : "off"}`, () => walk.toggle("singleKeys", "rashomon-single-keys"), { class: "lk" });
  const saves = one("meta[name=walk]") ? [] : [button("Save this page", savePage, { class: "lk" })];
  return element("footer", { class: "keys" }, element("div", { class: "vb", role: "group", "aria-label": "What the sentences say" }, ...verdicts), ...(walk.singleKeys ? hints : []), ...saves, keys);
}
function drawThumb(walk) {
  const last = walk.made.at(-1), thumb = element("footer", { class: "thumb" });
  if (last) thumb.append(element("p", { class: "last" }, html("span", `${last.step.number ?? "–"}: ${tellVerdict(last.look)}`), button("Undo", () => walk.undo())));
  thumb.append(element("div", { class: "r1" }, button("‹ Back", () => walk.go(walk.at - 1)), button("Next report", () => walk.nextSentence()), button("Next ›", () => walk.go(walk.at + 1))));
  thumb.append(element("div", { class: "r2" }, button("They do not", () => walk.ask("why")), button("Mend", () => walk.ask("mend")), button("They say it", () => walk.decide("holds"))));
  return thumb;
}
/** What walks left on the page: who opened how much, and each statement as people agree on it. */
function showAfter(walk) {
  const kept = walk.keeper.known(walk.every), changed = walk.every.filter(step => kept[step.ref] || walk.made.some(each => each.step === step));
  if (!changed.length) return;
  for (const step of changed) {
    const shown = one(`[data-s="${step.ref}"]`, walk.sheet), verdicts = new Set(step.looks.map(look => look.verdict + (look.words ?? "")));
    if (shown) wear(shown, step, verdicts.size === 1 ? step.looks.at(-1) : null);
  }
  const box = one(".hb", walk.sheet), names = new Set(changed.flatMap(step => step.looks.map(look => look.by)));
  all("p", box).filter(each => [...names].some(by => each.textContent.startsWith(`${by} opened`))).forEach(each => each.remove());
  for (const by of names) box.append(html("p", tellOpened(walk, by)));
  box.hidden = false;
}
function tellOpened(walk, by) {
  const own = walk.every.filter(step => step.looks.some(look => look.by === by)), numbered = walk.every.filter(step => step.number);
  const verdicts = own.map(step => step.looks.findLast(look => look.by === by).verdict);
  const counts = Object.entries(COUNTED).map(([verdict, word]) => [verdicts.filter(each => each === verdict).length, word]).filter(([number]) => number);
  return `${by} opened ${own.filter(step => step.number).length} of ${numbered.length} statements: ${counts.map(pair => pair.join(" ")).join(", ")}.`;
}
