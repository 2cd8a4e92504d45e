// Buttons that copy a text of the page. Without a secure address it is marked for Ctrl-C.
for (const button of document.querySelectorAll("[data-copies]")) button.addEventListener("click", async () => {
  const text = document.getElementById(button.dataset.copies);
  text.hidden = false;
  text.select();
  const copied = await navigator.clipboard?.writeText(text.value).then(() => true, () => false);
  button.nextElementSibling.textContent = copied || document.execCommand("copy") ? "copied" : "marked: press Ctrl-C";
  text.hidden = true;
});
