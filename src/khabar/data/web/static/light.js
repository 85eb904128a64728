"use strict";
// Light, dark or as the system has it; loaded before the first paint.
(() => {
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem("khabar-light") || ""; } catch { return ""; } };
  const put = (light) => { if (light) root.dataset.light = light; else delete root.dataset.light; };
  put(stored());
  root.classList.add("live");
  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-light]")) {
      if (button === root) continue;
      button.addEventListener("click", () => {
        const next = { "": "dark", dark: "light", light: "" }[stored()] ?? "";
        try { localStorage.setItem("khabar-light", next); } catch { /* not kept, then */ }
        put(next);
      });
    }
  });
})();
