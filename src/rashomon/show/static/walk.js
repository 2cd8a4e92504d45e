// A walk through the statements of an answer: each beside its sentences, a key for each verdict.
const SAID = { holds: "they say it", "not-so": "they do not say it", edited: "mended" };
const COUNTED = { holds: "hold", edited: "mended", "not-so": "not so" };
const FILTERS = { all: "all", marked: "marked", figures: "figures", names: "names", quotations: "quotations", harm: "harm" };
const HOLDING = { figures: ["number", "day"], names: ["name"], quotations: ["quotation"], harm: ["harm"] };
const MANY = 60; // numerals in a row; of more, each section folds into one but for the one at hand
const memory = { // which a browser may forbid
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  read(key, other) { try { return JSON.parse(this.get(key)) ?? other; } catch { return other; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* it lasts as long as the page */ } },
};
const html = (name, text, attributes = {}) => element(name, attributes, text);
const button = (text, does, attributes = {}) => {
  const made = element("button", { type: "button", ...attributes }, text);
  made.onclick = does;
  return made;
};
const clock = at => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** Where verdicts are kept: at the desk, which knows who looks, or in this page and this browser. */
class DeskKeeper {
  constructor(home) {
    this.home = home;
    this.by = one("meta[name=who]").content;
    this.last = Promise.resolve();
    this.changed = false;
  }
  send(path, fields) {
    this.changed = true;
    const body = new URLSearchParams(fields), headers = { accept: "application/json", "x-csrf-token": one("meta[name=csrf]").content };
    this.last = this.last.then(async () => {
      const answer = await fetch(this.home + path, { method: "POST", headers, body }).catch(() => null);
      if (!answer) throw new Error("the desk does not answer");
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.error);
      return told;
    });
    return this.last;
  }
  known() { return {}; }
  async looks() {
    const answer = await fetch(`${this.home}/look`, { headers: { accept: "application/json" } });
    return answer.ok ? answer.json() : {};
  }
  keep(step, look) {
    const { verdict, words, why } = look;
    const sent = this.send("/look", { ref: step.ref, told: step.told, verdict, words: words ?? "", why: why ?? "" });
    return sent.then(kept => Object.assign(look, kept));
  }
  undo(look) { return this.last.then(() => this.send("/look/undo", { id: look.id })); }
  async leave() {
    if (!this.changed) return;
    await this.send("/look/done", {}).catch(() => undefined);
    location.reload();
  }
}
const idOf = ({ ref, at, by }) => `${ref} ${at} ${by}`;
class PageKeeper {
  /** Keeps verdicts on the statements of one answer; other answers of the page have keepers of their own. */
  constructor({ answer, statements }) {
    this.key = `rashomon-looks ${answer}`;
    this.refs = new Set(statements.map(step => step.ref));
    this.block = one("script.looks") ?? element("script", { type: "application/json", class: "looks" });
    if (!this.block.isConnected) document.body.prepend(this.block); // in a saved page it is there before the script runs
    this.made = this.inBlock().filter(each => this.refs.has(each.ref));
    this.undone = new Set(); // kept beside the verdicts: what one window took back, no other one brings back
    this.takeOthers();
    this.by = memory.get("rashomon-who") ?? this.made.at(-1)?.by.replace("person ", "") ?? "";
  }
  /** Adds what other windows of this page kept since. */
  takeOthers() {
    memory.read(`${this.key} undone`, []).forEach(id => this.undone.add(id));
    const known = new Set(this.made.map(idOf));
    this.made.push(...memory.read(this.key, []).filter(each => this.refs.has(each.ref) && !known.has(idOf(each))));
    this.made = this.made.filter(each => !this.undone.has(idOf(each)));
  }
  inBlock() { return JSON.parse(this.block.textContent || "[]"); }
  async looks(steps) { return this.known(steps); }
  known(steps) {
    const found = {};
    for (const { ref, what, by, at, words, why } of this.made)
      if (steps.some(step => step.ref === ref)) (found[ref] ??= []).push({ by: by.replace("person ", ""), at, verdict: what, words, why });
    for (const [ref, looks] of Object.entries(found)) found[ref] = looks.filter((look, place) => looks.findLastIndex(other => other.by === look.by) === place);
    return found;
  }
  store() {
    this.takeOthers();
    const others = this.inBlock().filter(each => !this.refs.has(each.ref));
    memory.set(this.key, JSON.stringify(this.made));
    this.block.textContent = JSON.stringify([...others, ...this.made]).replaceAll("<", "\\u003c");
  }
  async keep(step, look) {
    const { verdict, words, why, at } = look;
    this.made.push({ ...step.decision, ref: step.ref, what: verdict, words: words ?? null, why: why ?? null, by: `person ${this.by}`, at });
    this.store();
  }
  async undo(look, step) {
    const id = idOf({ ref: step.ref, at: look.at, by: `person ${look.by}` });
    this.undone.add(id);
    this.store();
    memory.set(`${this.key} undone`, JSON.stringify([...this.undone]));
  }
  async leave() { /* everything is kept already */ }
}
const saveFile = (name, type, text) => {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
/** This page as a file, with every verdict in it: opened again, it goes on there. */
function savePage() {
  if (current) {
    current.keeper.store();
    showAfter(current);
  }
  const copy = document.documentElement.cloneNode(true);
  copy.classList.remove("js", "walking");
  all("#walk, .toast, .pin, .save-page", copy).forEach(each => each.remove());
  all("[style]", copy).forEach(each => each.removeAttribute("style"));
  saveFile(location.pathname.split("/").pop() || "page.html", "text/html", `<!doctype html>\n${copy.outerHTML}\n`);
}

class StatementWalk {
  constructor(data, keeper) {
    const every = structuredClone(data.statements);
    Object.assign(this, { keeper, data, sheet: byId(data.sheet), author: data.author, every, made: [], sentence: 0, task: "" });
    this.markedFirst = memory.get("rashomon-marked-first") === "yes";
    this.singleKeys = memory.get("rashomon-single-keys") !== "no";
    this.filter = "all";
    this.steps = this.every;
    this.pane = element("main", { id: "walk", tabindex: "-1", "aria-label": "Look through the statements" });
    this.status = element("p", { class: "sr", role: "status" });
  }
  async open() {
    this.add(await this.keeper.looks(this.every));
    document.body.append(this.pane, this.status);
    document.documentElement.classList.add("walking");
    this.whole = this.every.every(step => this.isOpen(step));
    if (!this.keeper.by) this.askName();
    else this.go(this.next(-1));
  }
  /** Adds verdicts, each in the place of an earlier one of the same person. */
  add(looks) {
    for (const step of this.every) {
      const later = looks[step.ref] ?? [], whose = later.map(look => look.by);
      step.looks = [...step.looks.filter(look => !whose.includes(look.by)), ...later];
    }
  }
  close(hash = "") {
    document.documentElement.classList.remove("walking");
    this.pane.remove();
    this.status.remove();
    current = null;
    const opener = one(`[data-walk="walk-${this.sheet.id}"]`);
    nameOpener(opener, this);
    if (hash) location.hash = hash;
    else opener.focus();
    this.keeper.leave();
  }
  get step() { return this.steps[this.at]; }
  own(step) { return step.looks.findLast(look => look.by === this.keeper.by); }
  isOpen(step) { const look = this.own(step); return !look || look.again; }
  left() { return this.steps.filter(step => this.isOpen(step)); }
  /** The statement after this place that is to be looked at, marked ones first if that is asked for. */
  next(from) {
    const open = this.left().filter(step => step !== this.steps[from]);
    const marked = this.markedFirst ? open.filter(step => step.marked) : [];
    const among = marked.length ? marked : open;
    const step = among.find(each => this.steps.indexOf(each) > from) ?? among[0];
    return step ? this.steps.indexOf(step) : Math.max(0, from);
  }
  go(place, told = "") {
    this.at = Math.max(0, Math.min(this.steps.length - 1, place));
    this.sentence = 0;
    this.task = "";
    this.draw();
    scrollTo(0, 0);
    this.pane.focus({ preventScroll: true });
    this.status.textContent = `${told} ${nameOf(this.step)}, ${this.at + 1} of ${this.steps.length}${this.step.marked ? ", marked" : ""}: ${this.step.told}`;
  }
  askName() {
    const field = element("input", { id: "walk-who", maxlength: "80", autocomplete: "name", required: "" });
    const form = element("form", { class: "ask-who" }, html("label", "Your name stands beside each verdict", { for: "walk-who" }), field, html("button", "Begin"));
    form.onsubmit = event => {
      event.preventDefault();
      this.keeper.by = field.value.trim().replace(/\s+/g, " ");
      memory.set("rashomon-who", this.keeper.by);
      if (this.keeper.by) this.go(this.next(-1));
    };
    this.task = "name";
    this.pane.replaceChildren(form);
    field.focus();
  }
  decide(verdict, words = null, why = null) {
    const step = this.step, look = { by: this.keeper.by, at: new Date().toISOString(), verdict, words, why };
    this.made.push({ step, look, before: step.looks });
    step.looks = [...step.looks.filter(each => each.by !== look.by), look];
    this.keeper.keep(step, look).catch(error => this.notKept(step, look, error));
    this.go(this.next(this.at), `${nameOf(step)}: ${SAID[verdict]}.`);
  }
  notKept(step, look, error) {
    step.looks = step.looks.filter(each => each !== look);
    this.made = this.made.filter(each => each.look !== look);
    this.keeper.last = Promise.resolve();
    if (!this.pane.isConnected) return;
    this.go(Math.min(this.at, Math.max(0, this.steps.indexOf(step)))); // back to the first that was not kept
    say(`Not kept (${nameOf(step)}): ${error.message}`);
  }
  undo() {
    const last = this.made.pop();
    if (!last) { say("Nothing to undo in this walk."); return; }
    last.step.looks = last.before;
    this.keeper.undo(last.look, last.step).catch(error => say(`Not undone: ${error.message}`));
    this.show("all");
    this.go(this.steps.indexOf(last.step), "Undone.");
  }
  show(filter) {
    const step = this.step;
    this.filter = filter;
    this.steps = this.every.filter(each => filter === "all" || (filter === "marked" ? each.marked : each.contents.some(one => HOLDING[filter].includes(one))));
    this.at = this.steps.indexOf(step);
  }
  choose(filter) {
    this.show(filter);
    if (this.steps.length) this.go(this.at < 0 ? this.next(-1) : this.at);
    else { this.show("all"); this.draw(); say("No statement is of that kind."); }
  }
  toggle(name, key) {
    this[name] = !this[name];
    memory.set(key, this[name] ? "yes" : "no");
    this.draw();
    this.pane.focus({ preventScroll: true });
  }
  ask(task) {
    this.task = task;
    this.draw();
    const field = one("#walk-words");
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }
  take() {
    const words = one("#walk-words").value.trim().replace(/\s+/g, " ");
    if (this.task === "why") this.decide("not-so", null, words || null);
    else if (words && words !== this.step.told) this.decide("edited", words);
    else this.go(this.at);
  }
  nextSentence() {
    const boxes = all(".wkr .sx, .wkr .ne", this.pane);
    if (!boxes.length) return;
    this.sentence = (this.sentence + 1) % boxes.length;
    boxes.forEach((box, place) => box.classList.toggle("at", place === this.sentence));
    boxes[this.sentence].scrollIntoView({ block: "nearest" });
    one(".wkr .which", this.pane).textContent = `${this.sentence + 1} of ${boxes.length}`;
    this.status.textContent = boxes[this.sentence].textContent;
  }
  openReport() {
    const link = one(".wkr .at a[href^='#t-']", this.pane);
    if (link) this.close(link.hash);
  }
  draw() {
    this.pane.replaceChildren(...drawWalk(this));
    one(".cur", this.pane)?.scrollIntoView({ block: "nearest" });
  }
}
const nameOf = step => (step.number ? `Statement ${step.number}` : "A statement without sentences");
let current = null;
const KEYS = {
  j: walk => walk.go(walk.at + 1), k: walk => walk.go(walk.at - 1), y: walk => walk.decide("holds"), n: walk => walk.ask("why"), e: walk => walk.ask("mend"),
  o: walk => walk.openReport(), u: walk => walk.undo(), m: walk => walk.toggle("markedFirst", "rashomon-marked-first"), " ": walk => walk.nextSentence(),
};
document.addEventListener("keydown", event => {
  if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    event.preventDefault();
    if (current.task && current.task !== "name") current.go(current.at);
    else current.close();
  } else if (event.key === "Enter" && event.target.id === "walk-words") {
    event.preventDefault();
    current.take();
  } else if (!event.target.matches("input, textarea, select") && current.singleKeys && KEYS[event.key] && !(event.key === " " && event.target.matches("button, a"))) {
    event.preventDefault();
    KEYS[event.key](current);
  }
});
/** What the button says: where somebody who began goes on. */
function nameOpener(opener, walk) {
  walk.add(walk.keeper.known(walk.every));
  const open = walk.every.find(step => walk.isOpen(step));
  const began = walk.keeper.by && walk.every.some(step => walk.own(step));
  showAfter(walk);
  if (began && !one("meta[name=walk]") && !one(".save-page", opener.parentNode)) opener.after(button("Save this page", () => { walk.keeper.store(); savePage(); }, { class: "save-page" }));
  opener.textContent = !began ? "Look through" : open ? `Go on at ${open.number ?? "what names none"}` : "Go through again";
}
for (const opener of all(".walk-on")) {
  const block = byId(opener.dataset.walk), home = one("meta[name=walk]")?.content;
  const data = JSON.parse(block.textContent), begin = () => new StatementWalk(data, home ? new DeskKeeper(home) : new PageKeeper(data));
  if (!data.statements.length) opener.remove();
  else if (opener.checkVisibility?.() ?? true) nameOpener(opener, begin());
  opener.onclick = () => {
    current = begin();
    current.open();
  };
}
