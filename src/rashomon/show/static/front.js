// The front page: cards ordered and sifted, a search over all stories.
const front = one(".in-front"), cards = all("li[data-n]");
let said;
const plainly = text => (/[^\0-\x7f]/.test(text) ? text.normalize("NFKD").replace(/\p{M}/gu, "") : text).toLowerCase();
const listedOf = (card, which) => card.dataset[which].split("\n").filter(Boolean);
function offer(box) {
  const times = new Map();
  for (const card of cards) for (const name of listedOf(card, box.dataset.which)) times.set(name, (times.get(name) || 0) + 1);
  const listed = [...times].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 300);
  box.append(...listed.map(([name, many]) => element("option", { value: name }, many > 1 ? `${name} (${many})` : name)));
  box.hidden = listed.length < 2;
}
function order(button) {
  press(button);
  const by = button.dataset.order, of = card => (by === "last" ? Date.parse(card.dataset.last) || 0 : +card.dataset[by]);
  for (const list of all(".stories")) list.append(...cards.filter(card => card.parentElement === list).sort((a, b) => of(b) - of(a)));
}
async function unpack() {
  const packed = Uint8Array.from(atob(byId("all-said").textContent), letter => letter.charCodeAt(0));
  said = JSON.parse(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).text());
  for (const card of cards) card.whole = "";
  siftStories();
}
/** What a story says, sentence by sentence and as a whole; made once. */
function saidIn(card) {
  if (!card.whole) {
    card.lines = (said?.[card.dataset.n] || []).map(([name, anchor, text]) => ({ name, anchor, text, plain: plainly(`${text} ${name}`) }));
    card.whole = [plainly(`${card.textContent} ${Object.values(card.dataset).join(" ")}`), ...card.lines.map(line => line.plain)].join(" ");
  }
  return card;
}
/** The sentences of a story with all these words, else with some where the story has all. */
function hitsIn(card, words) {
  const { whole, lines } = saidIn(card);
  if (!words.every(word => whole.includes(word))) return undefined;
  const hits = lines.filter(line => words.every(word => line.plain.includes(word)));
  return hits.length ? hits : lines.filter(line => words.some(word => line.plain.includes(word)));
}
function hitLine(card, line) {
  const page = one("h2 a", card).getAttribute("href").split("#")[0];
  const link = element("a", { class: "w", href: `${page}#${encodeURIComponent(line.anchor).replaceAll("%3A", ":")}` }, line.text);
  return element("li", {}, link, " ", element("small", {}, line.name));
}
let found = [];
/** Draws the hits of some stories, of the others when there is time. */
function drawHits(of, from = 0) {
  if (of !== found) return; // other words were given meanwhile
  for (const [card, hits] of of.slice(from, from + 40))
    card.append(element("ul", { class: "hits" }, ...hits.slice(0, 3).map(line => hitLine(card, line)), hits.length > 3 ? element("li", { class: "mute" }, `${hits.length - 3} more`) : ""));
  if (from + 40 < of.length) setTimeout(drawHits, 0, of, from + 40);
}
function siftStories() {
  const words = plainly(one(".f-words").value).split(/\s+/).filter(Boolean), boxes = all(".f-which").filter(box => box.value);
  let shown = 0;
  found = [];
  for (const hits of all(".hits")) hits.remove();
  for (const card of cards) {
    const isWanted = boxes.every(box => listedOf(card, box.dataset.which).includes(box.value));
    const hits = isWanted && (words.length ? hitsIn(card, words) : []);
    card.hidden = !hits;
    shown += !card.hidden;
    if (hits?.length) found.push([card, hits]);
  }
  drawHits(found);
  const asked = words.length || boxes.length, lone = one(".lone");
  if (lone) { lone.hidden = !one("li:not([hidden])", lone); lone.open = asked; }
  one(".found").textContent = asked ? `${shown.toLocaleString("en")} of ${cards.length.toLocaleString("en")}` : "";
}
if (front) {
  all(".f-which").forEach(offer);
  unpack();
  front.addEventListener("input", siftStories);
  for (const button of all("[data-order]")) button.onclick = () => order(button);
}
