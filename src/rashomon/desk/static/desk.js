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
    let now;
    try {
      const answer = await fetch(`${story.content}/state?row=${globalThis.rashomon?.row?.dataset.id || ""}`, { headers: { accept: "application/json" }, credentials: "same-origin" });
      if (!answer.ok) return;
      now = await answer.json();
    } catch { return; /* the desk is not there at the moment */ }
    tellHere(now.here);
    if (now.state === story.dataset.state || document.querySelector(".moved-on")) return;
    const told = document.createElement("p"), again = document.createElement("a");
    told.className = "note fresh moved-on";
    told.setAttribute("role", "status");
    again.href = location.pathname + location.search;
    again.textContent = "Show it as it is now";
    told.append("The story has changed since this page was loaded. ", again);
    line.prepend(told);
  }
  /** Who else has the story open, and beside a row, who is at it. */
  function tellHere(here) {
    document.querySelectorAll(".here-at").forEach(each => each.remove());
    const told = document.querySelector(".here-told"), words = here.map(({ name, row }) => {
      const there = row && document.querySelector(`:is(tr.ps, tr.pt)[data-id="${CSS.escape(row)}"]`), chip = document.createElement("span");
      if (!there) return name;
      chip.className = "here-at";
      chip.textContent = `${name} is at this row`;
      there.querySelector(".lab, .qr > span:nth-child(2)").append(" ", chip);
      return `${name}, at “${there.querySelector(".q").textContent}”`;
    });
    const said = words.length ? `Also here: ${words.join("; ")}.` : "";
    if (told.textContent !== said) told.textContent = said;
  }
  if (story && line) {
    let waits = 0;
    const soon = () => { clearTimeout(waits); waits = setTimeout(look, 400); };
    setInterval(look, 10000);
    document.addEventListener("visibilitychange", look);
    document.addEventListener("focusin", event => { if (event.target.matches("tr.ps, tr.pt")) soon(); });
    soon();
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
