// Which view is in sight, where an address leads, and which rows of a comparison are shown.
function show(view) {
  const own = view.closest(".story");
  if (own !== story) {
    all(".story").forEach(other => other.classList.toggle("on", other === own));
    story = own;
  }
  all(".view", own).forEach(other => other.classList.toggle("on", other === view));
  all(".bar nav a", own).forEach(link => { link.ariaCurrent = link.hash === "#" + view.id ? "page" : null; });
  one(".bar nav a[aria-current]", own)?.scrollIntoView({ block: "nearest", inline: "center" });
}
/** Opens what an element stands in. */
function reveal(target) {
  if (target.closest(".view")) show(target.closest(".view"));
  for (let each = target; each; each = each.parentElement) if (each.localName === "details") { each.open = true; each.hidden = false; }
}
/** The words start..end of a report; offsets are code points. */
function mark(article, start, end) {
  const ranges = offsets.ranges(article, start, end);
  if (!ranges.length) { article.scrollIntoView(); say("These words are not in this report any more."); return; }
  if (globalThis.CSS?.highlights) CSS.highlights.set("found", new Highlight(...ranges));
  scrollTo(0, Math.max(0, ranges[0].getBoundingClientRect().top + scrollY - innerHeight / 3));
}
const home = one(".view.on");
function go(hash) {
  let id = hash.slice(1);
  try { id = decodeURIComponent(id); } catch { return; }
  globalThis.CSS?.highlights?.delete("found");
  const place = /^(t-[^:]*):(\d+)-(\d+)$/.exec(id), target = document.getElementById(place ? place[1] : id);
  if (!id) { if (home) show(home); return; }
  const chip = target?.closest(".ends") && one(`.c[href="#${id}"]`);
  if (chip) { reveal(chip); openSentences(chip); chip.focus(); return; }
  if (!target) { say("Nothing here has this address now."); return; }
  reveal(target);
  if (place) mark(target, +place[2], +place[3]);
  else if (target.matches(".view")) scrollTo(0, 0);
  else target.scrollIntoView();
}
function siftRows(view) {
  const words = one(".q", view).value.trim().toLowerCase(), status = one("[data-status][aria-pressed=true]", view).dataset.status;
  for (const row of all(".row", view)) row.hidden = (status && row.dataset.status !== status) || !row.textContent.toLowerCase().includes(words);
}
/** The words of others beside a note; a second click puts them away. */
function openBeside(note) {
  const old = one(".beside", note.parentElement), row = document.getElementById(note.hash.slice(1)), own = "#" + note.closest("article").id + ":";
  if (old || !row) { old?.remove(); return; }
  const box = element("div", { class: "beside" }, ...[...row.children].slice(1).map(each => each.cloneNode(true)));
  all("li", box).forEach(each => { if (one(`a[href^="${own}"]`, each)) each.remove(); });
  note.parentElement.append(box);
}
/** The sentences behind a part of an answer, in place; a second time puts them away. */
function openSentences(chip) {
  const id = chip.hash.slice(1) + "-here", pin = document.getElementById(id), isShut = !pin;
  if (pin) pin.remove();
  else chip.closest("li").append(element("div", { class: "pin", id }, ...document.getElementById(chip.hash.slice(1)).cloneNode(true).childNodes));
  chip.ariaExpanded = isShut;
  if (isShut) chip.setAttribute("aria-controls", id); else chip.removeAttribute("aria-controls");
}
all(".c").forEach(chip => { chip.role = "button"; chip.ariaExpanded = false; });
const unfold = isOpen => all(".later>.g").forEach(group => { group.open = isOpen; });
if (matchMedia("(max-width:900px)").matches) unfold(false);
addEventListener("beforeprint", () => unfold(true));
/** The next note behind the one at hand, or in sight. */
function nextNote(selector) {
  const notes = all("#" + one(".view.on", story).id + " " + selector), at = document.activeElement;
  const behind = note => note.offsetParent && (at.matches(".margin>li>a") ? at.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING : note.getBoundingClientRect().top > 60);
  notes.find(behind)?.focus();
}
function clicked(event) {
  const button = event.target.closest("button");
  if (button?.matches("[data-status]")) {
    press(button);
    siftRows(button.closest(".view"));
  }
  const link = event.target.closest("a[href^='#']");
  if (link?.matches(".c")) {
    event.preventDefault();
    openSentences(link);
  } else if (link?.matches(".margin>li>a:not([href^='#t-'])")) {
    event.preventDefault();
    openBeside(link);
  } else if (link && link.hash === location.hash) go(link.hash);
}
function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  const at = event.target, pin = at.closest(".pin"), chip = at.matches(".c") ? at : pin && one(`[aria-controls="${pin.id}"]`);
  if (chip && (event.key === " " && !pin || event.key === "Escape" && chip.ariaExpanded === "true")) {
    event.preventDefault();
    openSentences(chip);
    chip.focus();
  }
  const link = /^[1-9]$/.test(event.key) && all(".bar nav a", story)[Number(event.key) - 1];
  if (link) location.hash = link.hash;
  if (event.key === "n" || event.key === "d") nextNote(event.key === "d" ? ".l-d>a" : ".margin>li>a");
}
if (story) {
  document.addEventListener("click", clicked);
  document.addEventListener("input", event => { if (event.target.matches(".q")) siftRows(event.target.closest(".view")); });
  addEventListener("keydown", pressed);
  addEventListener("hashchange", () => go(location.hash));
  if (location.hash) go(location.hash);
}
