// The notes beside a draft, one after the other by the keys of a walk; what was decided stays in this browser.
const DRAFT_SAID = { holds: "the draft stands", "not-so": "to change" };
class NotesWalk {
  constructor(head) {
    this.notes = all(".noted:not(.quietly)", head.parentElement);
    this.key = `rashomon-draft ${this.notes.map(note => note.textContent).join("").slice(0, 400)}`;
    this.said = memory.read(this.key, {});
    this.made = [];
    this.at = -1;
    this.singleKeys = memory.get("rashomon-single-keys") !== "no";
    this.bar = element("div", { class: "nk", role: "group", "aria-label": "Go through the notes" });
    this.status = element("p", { class: "sr", role: "status" });
    head.parentElement.append(this.bar, this.status);
    this.notes.forEach(note => note.setAttribute("tabindex", "-1"));
    this.draw();
  }
  go(place) {
    this.at = Math.max(0, Math.min(this.notes.length - 1, place));
    const note = this.notes[this.at];
    this.draw();
    note.scrollIntoView({ block: "center" });
    note.focus({ preventScroll: true });
    this.status.textContent = `Note ${this.at + 1} of ${this.notes.length}: ${note.textContent}`;
  }
  next() {
    const open = this.notes.findIndex((note, place) => place > this.at && !this.said[note.id]);
    this.go(open < 0 ? this.at : open);
  }
  decide(verdict) {
    if (this.at < 0) { this.go(0); return; }
    const { id } = this.notes[this.at];
    this.made.push([id, this.said[id]]);
    this.said[id] = { verdict, at: new Date().toISOString() };
    this.keep();
    this.next();
  }
  undo() {
    const last = this.made.pop();
    if (!last) return;
    [this.said[last[0]]] = [last[1]];
    this.keep();
    this.go(this.notes.findIndex(note => note.id === last[0]));
  }
  keep() { memory.set(this.key, JSON.stringify(this.said)); }
  toggleKeys() {
    this.singleKeys = !this.singleKeys;
    memory.set("rashomon-single-keys", this.singleKeys ? "yes" : "no");
    this.draw();
  }
  draw() {
    this.notes.forEach((note, place) => {
      const look = this.said[note.id];
      for (const words of [note, ...all(`.w .${note.id}`)]) words.classList.toggle("at-hand", place === this.at);
      one(".said", note)?.remove();
      if (look) one(".margin", note).append(html("li", `${DRAFT_SAID[look.verdict]}, ${clock(look.at)}`, { class: "said hand" }));
    });
    const done = this.notes.filter(note => this.said[note.id]).length;
    const act = (key, told, does) => { const made = button(`${told} `, does, { "aria-keyshortcuts": key }); if (this.singleKeys) made.append(html("kbd", key)); return made; };
    this.bar.replaceChildren(
      html("b", `${done} of ${this.notes.length} notes looked at`),
      act("j", "Next", () => this.go(this.at + 1)), act("k", "Back", () => this.go(this.at - 1)),
      act("y", "The draft stands", () => this.decide("holds")), act("n", "To change", () => this.decide("not-so")), act("u", "Undo", () => this.undo()),
      button(`Single keys: ${this.singleKeys ? "on" : "off"}`, () => this.toggleKeys(), { class: "lk" }), html("small", "kept in this browser alone"),
    );
  }
}
const checkedDraft = one("[data-draft]");
if (checkedDraft && one(".noted:not(.quietly)", checkedDraft.parentElement)) {
  const walk = new NotesWalk(checkedDraft);
  const keys = { j: () => walk.go(walk.at + 1), k: () => walk.go(walk.at - 1), y: () => walk.decide("holds"), n: () => walk.decide("not-so"), u: () => walk.undo() };
  document.addEventListener("keydown", event => {
    const isTyping = event.target.matches("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey;
    if (isTyping || !walk.singleKeys || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}
