// In large stories elements are made when they are asked for. A page alone holds them as text for browsers without scripts: its own markup, every word
// of a report escaped in it; the policy in the head lets no script of it run. A server is asked for them.
/** Makes what is held back in the element; the promise is kept once it is there. */
function wake(within) {
  if (!within) return Promise.resolve();
  const asked = all("[data-held]", within).map(ask);
  for (const held of all("noscript", within)) {
    if (held.previousElementSibling?.matches("[data-held]")) continue;
    put(held, held.textContent);
  }
  return asked.length ? Promise.all(asked) : Promise.resolve();
}
function put(place, html) {
  const made = document.createElement("template");
  made.innerHTML = html;
  const lateRows = place.closest("tr.later");
  if (lateRows) lateRows.replaceWith(...all("tr.pt, tr.det, tr.ps", made.content));
  else place.replaceWith(made.content);
}
function ask(place) {
  if (place.asked) return place.asked;
  place.textContent = "Fetching …";
  place.asked = fetch(place.dataset.held, { credentials: "same-origin" })
    .then(answer => { if (!answer.ok) throw new Error(String(answer.status)); return answer.text(); })
    .then(html => { if (place.nextElementSibling?.localName === "noscript") place.nextElementSibling.remove(); put(place, html); })
    .catch(error => {
      place.asked = undefined;
      const again = element("button", { type: "button", class: "btn" }, "Try again");
      again.addEventListener("click", event => { event.stopPropagation(); const home = place.parentElement; ask(place).then(() => document.dispatchEvent(new CustomEvent("rashomon:late", { detail: home }))); });
      place.replaceChildren(element("b", { class: "alarm" }, "This part could not be fetched"), ` (${error.message}). The rest of the page stands. `, again);
    });
  return place.asked;
}
