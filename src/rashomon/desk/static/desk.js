"use strict";
// What the desk's pages share: light or dark on its own pages, and links that carry the story's filter.
(() => {
  const root = document.documentElement;
  const kept = { get(key) { try { return localStorage.getItem("rashomon-" + key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem("rashomon-" + key, value); } catch { /* a browser that keeps nothing */ } } };
  if (document.body.classList.contains("desk")) {
    if (kept.get("theme")) root.dataset.theme = kept.get("theme");
    document.addEventListener("click", event => {
      if (!event.target.closest("[data-act=theme]")) return;
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      kept.set("theme", root.dataset.theme);
    });
  }
  // The file holds what the table shows: the filter is in the page's address.
  for (const link of document.querySelectorAll(".filtered-csv")) {
    const carry = () => { const url = new URL(link.href); url.search = location.search; link.href = url; };
    for (const kind of ["pointerdown", "focus", "click"]) link.addEventListener(kind, carry);
  }
})();
