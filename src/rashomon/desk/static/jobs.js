"use strict";
// What is being worked on, looked at again until it is done.
(() => {
  const list = document.querySelector("[data-jobs]"), told = document.getElementById("job-told");
  const open = () => list.querySelectorAll(".waiting, .running").length;
  async function look() {
    const before = open(), made = document.createElement("template");
    made.innerHTML = await fetch(location.href, { credentials: "same-origin" }).then(answer => answer.text()).catch(() => "");
    const fresh = made.content.querySelector("[data-jobs]");
    if (fresh && fresh.innerHTML !== list.innerHTML) list.replaceChildren(...fresh.childNodes);
    if (open() < before) told.textContent = list.querySelector(":is(.done, .failed)>p")?.textContent || "";
    if (open()) setTimeout(look, fresh ? 1000 : 5000);
  }
  if (list && open()) setTimeout(look, 400);
})();
