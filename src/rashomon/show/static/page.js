// Which view is in sight, where an address leads, and the sentences behind a statement.
function show(view) {
  const story = view.closest(".story");
  all(".story").forEach(other => other.classList.toggle("on", other === story));
  all(".view", story).forEach(other => other.classList.toggle("on", other === view));
  all(".bar nav a", story).forEach(link => { link.ariaCurrent = link.hash === "#" + view.id ? "page" : null; });
  one(".bar nav a[aria-current]", story)?.scrollIntoView({ block: "nearest", inline: "center" });
}
/** Opens what an element stands in. */
function reveal(target) {
  if (target.closest(".view")) show(target.closest(".view"));
  for (let each = target; each; each = each.parentElement) if (each.localName === "details") { each.open = true; each.hidden = false; }
}
/** The text node behind this many code points of an element, and the place in it in UTF-16 units. */
function placeIn(element, points) {
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let node = walk.nextNode(), left = [...element.textContent].slice(0, Math.max(0, points)).join("").length;
  for (; left > node.length; node = walk.nextNode()) left -= node.length;
  return [node, left];
}
/** Marks the words start..end of a report; offsets are code points, as in the ledger. */
function mark(article, start, end) {
  const ranges = [];
  for (const paragraph of all("[data-at]", article)) {
    const at = +paragraph.dataset.at, range = new Range();
    if (at >= end) break;
    range.setStart(...placeIn(paragraph, start - at));
    range.setEnd(...placeIn(paragraph, end - at));
    if (!range.collapsed) ranges.push(range);
  }
  if (!ranges.length) { article.scrollIntoView(); say("These words are not in this report any more."); return; }
  CSS.highlights?.set("found", new Highlight(...ranges));
  scrollTo(0, Math.max(0, ranges[0].getBoundingClientRect().top + scrollY - innerHeight / 3));
}
const home = one(".view.on");
function go() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { return; }
  CSS.highlights?.delete("found");
  if (!id) { if (home) show(home); return; }
  const place = /^(t-[^:]*):(\d+)-(\d+)$/.exec(id), target = byId(place ? place[1] : id);
  if (!target) { say("Nothing here has this address now."); return; }
  const chip = target.closest(".ends") && one(`.c[href="#${id}"]`);
  reveal(chip ?? target);
  if (chip) { openSentences(chip); chip.focus(); }
  else if (place) mark(target, +place[2], +place[3]);
  else if (target.matches(".view")) scrollTo(0, 0);
  else target.scrollIntoView();
}
/** The sentences behind a statement, under its paragraph; a second time puts them away. */
function openSentences(chip) {
  const note = chip.hash.slice(1), id = note + "-here", pin = byId(id), block = chip.closest(".al");
  if (pin) pin.remove();
  else {
    const box = element("div", { class: "pin", id, "data-n": chip.dataset.n, role: "group", "aria-label": "Sentences behind statement " + chip.dataset.n }, ...byId(note).cloneNode(true).childNodes);
    block.after(box);
  }
  chip.ariaExpanded = !pin;
  chip.setAttribute("aria-controls", id);
}
all(".sheet .c").forEach(chip => { chip.role = "button"; chip.ariaExpanded = false; });
document.addEventListener("click", event => {
  const link = event.target.closest("a[href^='#']");
  const statement = event.target.closest(".s[data-n]");
  if (statement && !link && getSelection().isCollapsed) {
    const chip = one(".c", statement);
    openSentences(chip);
    chip.focus({ preventScroll: true });
    return;
  }
  if (link?.matches(".sheet .c")) {
    event.preventDefault();
    openSentences(link);
  } else if (link?.hash === location.hash) go();
});
document.addEventListener("keydown", event => {
  const pin = event.target.closest(".pin"), chip = pin ? one(`[aria-controls="${pin.id}"]`) : event.target;
  if (chip.matches(".c") && (event.key === " " && !pin || event.key === "Escape" && chip.ariaExpanded === "true")) {
    event.preventDefault();
    openSentences(chip);
    chip.focus();
  }
});
addEventListener("hashchange", go);
if (location.hash) go();
/** Copies what a chatbot may be shown, and says what to do with it. */
async function copySheet(button) {
  const text = JSON.parse(byId(button.dataset.sheet).textContent);
  try { await navigator.clipboard.writeText(text); }
  catch { // not every browser allows it on a page from a file
    const field = element("textarea", { readonly: "" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  const next = element("span", { role: "status" }, "Copied. Paste it into a chatbot, save its reply as a file, and give that to rashomon compare --answer. To have it name its sentences, ask on with rashomon sheet --second.");
  button.parentNode.replaceChildren(next);
}
for (const button of all(".copy-sheet")) button.onclick = () => copySheet(button);
