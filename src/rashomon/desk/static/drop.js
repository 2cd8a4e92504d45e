// Files that are dropped anywhere on the page go into its form.
const files = document.querySelector("input[type=file]");
const over = is => document.body.classList.toggle("dropping", is);
if (files) {
  addEventListener("dragover", event => { event.preventDefault(); over(true); });
  addEventListener("dragleave", event => { if (!event.relatedTarget) over(false); });
  addEventListener("drop", event => {
    event.preventDefault();
    over(false);
    if (!event.dataTransfer.files.length) return;
    files.files = event.dataTransfer.files;
    files.form.requestSubmit();
  });
}
