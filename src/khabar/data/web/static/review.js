"use strict";
// One key each: the key presses the button, follows the link or opens the part that names it.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) return;
  const wanted = event.key.toLowerCase();
  const target = [...document.querySelectorAll("[data-keys]")].find((each) => each.dataset.keys.split(" ").includes(wanted));
  if (!target) return;
  event.preventDefault();
  target.click();
  if (target.matches("summary")) target.parentElement.querySelector("input")?.focus();
});
// Who comes back from a correction that was refused finds it open, as they left it.
addEventListener("pageshow", () => {
  for (const part of document.querySelectorAll("[data-correct]")) part.open ||= [...part.querySelectorAll("input")].some((each) => each.value);
});
