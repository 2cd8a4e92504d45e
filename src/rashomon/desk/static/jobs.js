"use strict";
// What is being worked on, looked at again until it is done; the page is loaded anew then, where nothing is typed on it.
(() => {
  const list = document.querySelector("[data-jobs]"), told = document.getElementById("job-told");
  if (!list) return;
  let open = list.querySelectorAll(".waiting, .running").length;
  async function look() {
    let jobs;
    try {
      const answer = await fetch(list.dataset.jobs || "/add", { headers: { Accept: "application/json" }, credentials: "same-origin" });
      if (!answer.ok) throw new Error();
      ({ jobs } = await answer.json());
    } catch { setTimeout(look, 5000); return; }
    const now = jobs.filter(job => job.state === "waiting" || job.state === "running");
    for (const job of now) {
      const line = document.querySelector(`#job-${CSS.escape(job.id)} > p`), words = job.state === "waiting" ? "Waiting …" : `${(job.stage || "reading").replace(/^./, first => first.toUpperCase())}${job.total ? `: ${job.done} of ${job.total}` : ""} …`;
      if (line && line.textContent !== words) line.textContent = words;
    }
    if (now.length < open) {
      open = now.length;
      const made = document.createElement("template");
      const page = await fetch(location.pathname + location.search, { credentials: "same-origin" }).then(answer => answer.text()).catch(() => "");
      made.innerHTML = page;
      const fresh = made.content.querySelector("[data-jobs]");
      if (fresh) list.replaceChildren(...fresh.childNodes);
      told.textContent = jobs.find(job => job.state === "done" || job.state === "failed")?.told || "";
    }
    if (open) setTimeout(look, 700);
  }
  if (open) setTimeout(look, 400);
})();
