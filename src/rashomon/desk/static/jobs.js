// What is being worked on, looked at again until it is done.
const list = document.querySelector("[data-jobs]"), told = document.getElementById("job-told");
let goes = list.querySelector(".mine:is(.waiting, .running)") !== null; // on to the story, once it is there
const left = () => list.querySelectorAll(".waiting, .running").length;
async function look() {
  const before = left(), made = document.createElement("template");
  made.innerHTML = await fetch(location.href).then(answer => answer.text()).catch(() => "");
  const fresh = made.content.querySelector("[data-jobs]");
  if (fresh && fresh.innerHTML !== list.innerHTML) list.replaceChildren(...fresh.childNodes);
  if (left() < before) told.textContent = list.querySelector(":is(.done, .failed)>p")?.textContent || "";
  const links = goes ? list.querySelectorAll(".mine.done a") : [];
  if (links.length === 1) location.replace(links[0].href);
  if (left()) setTimeout(look, fresh ? 1000 : 5000);
}
if (left()) setTimeout(look, 400);
// What is copied out of a text that is still coming takes the line above it along.
document.addEventListener("copy", event => {
  const chosen = getSelection(), text = chosen.anchorNode?.parentElement?.closest(".coming");
  if (!text) return;
  event.clipboardData.setData("text/plain", `${text.querySelector("b").textContent}\n\n${chosen}`);
  event.preventDefault();
});
