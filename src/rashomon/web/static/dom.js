// What the other files share: finding elements, what the browser keeps, the story in sight.
const root = document.documentElement;
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
let story = one(".story.on");
const kept = {
  get(key) { try { return localStorage.getItem("rashomon-" + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem("rashomon-" + key, value); } catch { /* a browser that keeps nothing */ } },
};
if (kept.get("theme")) root.dataset.theme = kept.get("theme");
document.addEventListener("click", event => {
  if (!event.target.closest("[data-act=theme]")) return;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  kept.set("theme", root.dataset.theme);
});
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
function say(text) {
  one(".toast")?.remove();
  const note = element("div", { class: "toast", role: "status" }, text);
  document.body.append(note);
  setTimeout(() => note.remove(), 8000);
}
