"use strict";
// Drop files on the form; look again while something is being added. The page itself is made by the server.
(() => {
  const form = document.querySelector("[data-drop]");
  const input = form.querySelector("input[type=file]");
  for (const kind of ["dragover", "dragenter"]) form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; form.requestSubmit(); }
  });
  const look = async () => {
    const here = document.querySelector("[data-jobs]");
    if (here.dataset.busy !== "yes") return;
    try {
      const answer = await fetch("/add", { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-jobs]");
      if (fresh) here.replaceWith(document.adoptNode(fresh));
    } catch { /* the server is away; ask again */ }
    setTimeout(look, 1000);
  };
  setTimeout(look, 700);
})();
