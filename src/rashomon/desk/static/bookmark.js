// Takes the page from which the bookmark was clicked, and hands it to the desk when the user says so.
const form = document.getElementById("hand-over"), came = document.getElementById("came");
let page = null;
const titleOf = html => new DOMParser().parseFromString(html, "text/html").title.trim();
function take(event) {
  if (page || event.source !== opener || typeof event.data?.html !== "string" || typeof event.data.token !== "string") return;
  const { token, html, url } = event.data, data = new Blob([`<!doctype html>\n${html}`], { type: "text/html" });
  if (data.size > +form.dataset.most) {
    came.textContent = "The page is too large for the bookmark. Save it, and add the file.";
    return;
  }
  page = { token, data, url: String(url) };
  document.getElementById("page-title").textContent = titleOf(html) || "A page without a title";
  document.getElementById("page-facts").textContent = `${page.url} · ${Math.ceil(data.size / 1000).toLocaleString("en")} kB`;
  came.textContent = "This page came:";
  form.hidden = false;
  form.querySelector("button").focus();
}
async function send(event) {
  event.preventDefault();
  form.querySelector("button").disabled = true;
  const body = new FormData();
  body.set("token", page.token);
  body.set("url", page.url);
  body.set("story", form.elements.story.value);
  body.set("page", page.data, "page.html");
  const headers = { accept: "application/json", "x-csrf-token": document.querySelector("meta[name=csrf]").content };
  const answer = await fetch("/bookmark/page", { method: "POST", headers, body }).catch(() => null);
  const told = (await answer?.json().catch(() => null)) ?? { error: "The desk does not answer. Nothing was saved." };
  if (answer?.ok) location.href = told.next;
  else came.textContent = told.error;
}
addEventListener("message", take);
form.addEventListener("submit", send);
if (opener) opener.postMessage("ready", "*"); // says nothing but that this page listens
else came.textContent = "The page cannot be handed over: click the bookmark on it, or save it and add the file.";
