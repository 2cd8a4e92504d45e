// What the other files share: finding elements, what the browser keeps, the story in sight.
const root = document.documentElement;
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
let story = one(".story.on");
const suffix = () => (!story || story.id === "s-1" ? "" : story.id.slice(1));
const kept = {
  get(key) { try { return localStorage.getItem("rashomon-" + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem("rashomon-" + key, value); } catch { /* a browser that keeps nothing */ } },
};
const theme = () => {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  kept.set("theme", root.dataset.theme);
};
/** The view that a story opens with. */
const firstView = () => one(".bar nav a", story)?.hash.slice(1) || "v-passages";
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children);
  return made;
}
/** Says something for some seconds; `act` is a button in it: [its words, what it does]. */
function say(text, act) {
  one(".toast")?.remove();
  const note = element("div", { class: "toast", role: "status" }, text);
  if (act) {
    const button = element("button", { type: "button" }, act[0]);
    button.addEventListener("click", () => { note.remove(); act[1](); });
    note.append(" ", button);
  }
  document.body.append(note);
  setTimeout(() => note.remove(), 8000);
}
async function copy(text, told) {
  try { await navigator.clipboard.writeText(text); say(told); } catch { say(text); }
}
