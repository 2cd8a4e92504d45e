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
  // A story that changed while its page is open: said, never replaced under the reader's eyes.
  const story = document.querySelector("meta[name=story]"), line = document.querySelector(".desk-line");
  async function look() {
    if (document.hidden) return;
    try {
      const answer = await fetch(story.content + "/state", { headers: { accept: "application/json" }, credentials: "same-origin" });
      if (!answer.ok || (await answer.json()).state === story.dataset.state || document.querySelector(".moved-on")) return;
    } catch { return; /* the desk is not there at the moment */ }
    const told = document.createElement("p"), again = document.createElement("a");
    told.className = "note fresh moved-on";
    told.setAttribute("role", "status");
    again.href = location.pathname + location.search;
    again.textContent = "Show it as it is now";
    told.append("The story has changed since this page was loaded. ", again);
    line.prepend(told);
  }
  if (story && line) {
    setInterval(look, 60000);
    document.addEventListener("visibilitychange", look);
  }
  // The file holds what the table shows: the filter is in the page's address.
  for (const link of document.querySelectorAll(".filtered-csv")) {
    const carry = () => { const url = new URL(link.href); url.search = location.search; link.href = url; };
    for (const kind of ["pointerdown", "focus", "click"]) link.addEventListener(kind, carry);
  }
})();
