"use strict";
// One key an answer: keys press the buttons of the page, which works without this, too.
(() => {
  const box = document.getElementById("keys-on"), kept = (() => { try { return localStorage; } catch { return null; } })();
  if (!box) return;
  box.checked = kept?.getItem("rashomon-keys") !== "off";
  box.addEventListener("change", () => { try { kept?.setItem("rashomon-keys", box.checked ? "on" : "off"); } catch { /* a browser that keeps nothing */ } });
  const buttons = [...document.querySelectorAll("button[data-key]")];
  let typed = "", timer = 0;
  const press = key => { const button = buttons.find(each => each.dataset.key === key && !each.disabled); if (button) button.click(); return Boolean(button); };
  addEventListener("keydown", event => {
    if (!box.checked || event.metaKey || event.ctrlKey || event.altKey || event.key.length !== 1) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    clearTimeout(timer);
    typed += event.key;
    // An answer may have a key of two digits ("12": the first and the second); a lone digit that begins one waits for a moment.
    const longer = buttons.some(each => each.dataset.key.length > typed.length && each.dataset.key.startsWith(typed));
    if (!longer) { const reversed = [...typed].reverse().join(""); if (!press(typed)) press(reversed); typed = ""; event.preventDefault(); return; }
    timer = setTimeout(() => { press(typed); typed = ""; }, 900);
  });
})();
