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
  // An address that leads to nothing here: the desk says what became of it, and leads to what took its place.
  async function seek() {
    const given = location.hash.slice(1).replace(/:\d+-\d+$/, "");
    let id = given;
    try { id = decodeURIComponent(given); } catch { return; }
    if (!/^[pat]-/.test(id) || document.getElementById(id)) return;
    let found;
    try {
      const answer = await fetch(`${story.content}/where/${encodeURIComponent(id)}`, { headers: { accept: "application/json" }, credentials: "same-origin" });
      if (!answer.ok) return;
      found = await answer.json();
    } catch { return; /* the desk is not there at the moment */ }
    if (found.here) return;
    const told = document.createElement("p"), [path, anchor] = found.address.split("#"), link = document.createElement("a");
    told.className = "note fresh went";
    told.setAttribute("role", "status");
    told.append(`${found.told} `);
    if (anchor && path !== story.content) { link.href = found.address; link.textContent = "Go there"; told.append(link); }
    document.querySelector(".went")?.remove();
    line.prepend(told);
    if (anchor && path === story.content) location.replace(`#${anchor}`);
    else told.scrollIntoView({ block: "center" });
  }
  if (story && line) { seek(); addEventListener("hashchange", () => { if (!document.getElementById(decodeURIComponent(location.hash.slice(1)))) seek(); }); }
})();
