"use strict";
// What the other files share: finding, making and pressing elements, and what is said.
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const byId = id => document.getElementById(id);
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
