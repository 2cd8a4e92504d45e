"use strict";
// One key an answer: keys press the buttons of the page, which works without this, too.
(() => {
  const box = document.getElementById("keys-on"), kept = (() => { try { return localStorage; } catch { return null; } })();
  if (!box) return;
  box.checked = kept?.getItem("rashomon-keys") !== "off";
  box.addEventListener("change", () => { try { kept?.setItem("rashomon-keys", box.checked ? "on" : "off"); } catch { /* a browser that keeps nothing */ } });
  const buttons = [...document.querySelectorAll("button[data-key]")];
  addEventListener("keydown", event => {
    if (!box.checked || event.metaKey || event.ctrlKey || event.altKey || event.repeat) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    const button = buttons.find(each => each.dataset.key === event.key && !each.disabled);
    if (button) { event.preventDefault(); button.click(); }
  });
})();
