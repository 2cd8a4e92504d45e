"use strict";
// What is typed into a form and not saved yet: marked, counted, and kept in this tab until it is.
globalThis.drafts = (() => {
  const home = location.pathname.match(/^\/s\/[^/]+/)?.[0] || "", name = `rashomon-drafts-${home}`;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const read = () => { try { return JSON.parse(sessionStorage.getItem(name)) || {}; } catch { return {}; } };
  const write = drafts => { try { sessionStorage.setItem(name, JSON.stringify(drafts)); } catch { /* a tab that keeps nothing */ } };
  const fields = form => [...form.elements].filter(each => each.name && each.type !== "hidden" && !["submit", "button"].includes(each.type) && each.name !== "to");
  const before = field => field.type === "checkbox" ? field.defaultChecked : field.tagName === "SELECT" ? ([...field.options].find(each => each.defaultSelected) || field.options[0])?.value : field.defaultValue;
  const value = field => (field.type === "checkbox" ? field.checked : field.value);
  const changed = form => fields(form).filter(field => value(field) !== before(field));
  /** Marks what was changed in the form, says how much that is, keeps it. */
  function note(form) {
    const found = changed(form), kept = read();
    fields(form).forEach(field => field.classList.toggle("changed", found.includes(field)));
    const typed = found.filter(field => field.type !== "checkbox" && field.name !== "why").length, told = form.querySelector(".save-count");
    if (told) told.textContent = typed ? `${typed} ${typed === 1 ? "change" : "changes"}` : "";
    if (found.length) kept[form.dataset.keep] = Object.fromEntries(found.map(field => [field.name, value(field)])); else delete kept[form.dataset.keep];
    write(kept);
  }
  /** Puts back what was typed before, and opens what holds it. */
  function restore(within) {
    const kept = read();
    for (const form of all("form[data-keep]", within)) {
      for (const [field, was] of Object.entries(kept[form.dataset.keep] || {})) {
        const input = form.elements[field];
        if (!input || input.length && input.tagName !== "SELECT") continue;
        if (input.type === "checkbox") input.checked = was === true; else input.value = was;
        const fold = input.closest("details");
        if (fold) fold.open = true;
      }
      note(form);
    }
  }
  function forget(form) { const kept = read(); delete kept[form.dataset.keep]; write(kept); }
  document.addEventListener("input", event => { if (event.target.form?.dataset.keep) note(event.target.form); });
  // What is judged in a form is saved without leaving the page, so that nothing is lost where it could not be.
  async function send(form, button) {
    const told = form.querySelector(".save-told") || form.appendChild(document.createElement("p")), token = document.querySelector("meta[name=csrf]").content;
    const sent = Object.fromEntries(new FormData(form, button)), seen = document.querySelector("meta[name=seen]")?.content || "", headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token };
    const post = (path, body) => fetch(path, { method: "POST", credentials: "same-origin", headers, body: JSON.stringify(body) });
    const next = sent.next;
    delete sent.csrf;
    sent.seen ??= seen;
    told.setAttribute("role", "status");
    try {
      const answer = await post(form.action, sent), said = await answer.json().catch(() => ({}));
      if (!answer.ok) throw new Error(said.error || `The desk answered ${answer.status}.`);
      forget(form);
      told.textContent = "Saved. Comparing the answers again …";
      await post(form.action.replace(/[^/]+$/, "renew"), {});
      const here = location.pathname + location.search;
      if (next && next.split("#")[0] !== here) location.assign(next); else location.reload();
    } catch (error) { told.textContent = `${error.message} What you typed is kept in this tab.`; told.classList.add("alarm"); }
  }
  if (document.body.classList.contains("desk")) restore(document);
  document.addEventListener("submit", event => {
    if (event.defaultPrevented || !/\/(judgements|undo)$/.test(event.target.action)) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
  return { restore, forget, changed };
})();
