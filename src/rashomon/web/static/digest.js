// The digest: which matters are shown, in what order, which one is current.
const digest = () => one(".view.on .dg:not(.lone)", story);
const keptMatters = () => one("[data-keep][aria-pressed=true]", story)?.dataset.keep || "";
/** Matters by what was asked for stand in one list; without, each in its chapter as the page is written. */
function arrangeDigest() {
  const box = one(".dg:not(.lone)", story), how = one("[data-digest]", story)?.value || "", keep = keptMatters(), view = box.closest(".view");
  const draw = () => {
    box.homes ??= new Map(all(".dg, .dg ol", view).map(list => [list, [...list.children]]));
    for (const [list, members] of box.homes) list.replaceChildren(...members);
    const own = all(".mt", view), fits = row => !keep || row.dataset.is.split(" ").includes(keep);
    for (const row of own) row.hidden = !fits(row);
    for (const part of all(".near, .rest:has(.dg)", view)) part.hidden = Boolean(how || keep);
    if (how || keep) box.replaceChildren(...ordered(own, how));
    one(".d-none", view).hidden = own.some(fits);
  };
  const waiting = (how || keep) && one(".rest [data-held], .rest noscript", view) ? wake(one(".rest", view)) : undefined;
  if (waiting) waiting.then(draw); else draw();
}
function ordered(own, how) {
  const by = { reports: row => -row.dataset.reports, denied: row => !row.dataset.is.split(" ").includes("denied"), day: row => row.dataset.day || "9", last: row => row.dataset.last };
  if (!how) return own;
  const way = how === "last" ? -1 : 1, key = by[how];
  return own.map((row, place) => [key(row), place, row]).sort((a, b) => way * (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0) || a[1] - b[1]).map(each => each[2]);
}
function keepMatters(button) {
  for (const other of all("[data-keep]", story)) other.setAttribute("aria-pressed", String(other === button));
  arrangeDigest();
}
