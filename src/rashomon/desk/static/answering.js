"use strict";
// One key an answer: keys press the buttons of the page, which works without this, too.
(() => {
  const box = document.getElementById("keys-on"), kept = (() => { try { return localStorage; } catch { return null; } })();
  if (!box) return;
  box.checked = kept?.getItem("rashomon-keys") !== "off";
  box.addEventListener("change", () => { try { kept?.setItem("rashomon-keys", box.checked ? "on" : "off"); } catch { /* a browser that keeps nothing */ } });
  const buttons = [...document.querySelectorAll("button[data-key]")];
  const several = document.querySelector("button[data-several]"), ticks = [...document.querySelectorAll("input[data-mark]")];
  const chains = document.querySelector("input[name=chains]");
  // Where several accounts may be chosen: a number ticks one, or begins what is written; Enter saves.
  const choose = key => {
    const tick = ticks.find(each => each.dataset.mark === key);
    if (tick) { tick.checked = !tick.checked; return true; }
    if (chains && /^[0-9]$/.test(key)) { chains.focus(); chains.value += key; return true; }
    if (key === "Enter") { several.click(); return true; }
    return false;
  };
  const press = key => { const button = buttons.find(each => each.dataset.key === key && !each.disabled); if (button) button.click(); return Boolean(button); };
  addEventListener("keydown", event => {
    if (!box.checked || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    if (several && !event.target.matches("button, a") && choose(event.key)) { event.preventDefault(); return; }
    if (event.key.length !== 1) return;
    if (press(event.key)) event.preventDefault();
  });
})();
