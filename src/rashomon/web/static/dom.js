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
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = (root.dataset.theme || (isDark ? "dark" : "light")) === "dark" ? "light" : "dark";
  kept.set("theme", root.dataset.theme);
});
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
/** Presses one of the buttons beside each other. */
function press(button) {
  for (const each of all("button", button.parentElement)) each.ariaPressed = each === button;
}
function say(text) {
  one(".toast")?.remove();
  document.body.append(element("div", { class: "toast", role: "status" }, text));
  setTimeout(() => one(".toast")?.remove(), 8000);
}
