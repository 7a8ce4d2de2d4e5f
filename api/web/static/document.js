// A mark that another one cuts is printed in pieces: show all pieces of the one that the address names.
"use strict";

(() => {
  function show() {
    for (const old of document.querySelectorAll(".target")) old.classList.remove("target");
    const name = decodeURIComponent(location.hash.slice(1));
    if (!name) return;
    const pieces = [...document.querySelectorAll("[data-of]")].filter((piece) => piece.dataset.of === name);
    for (const piece of pieces) piece.classList.add("target");
    const details = document.getElementById(name)?.closest("details");
    if (details) {
      details.open = true;
      document.getElementById(name).scrollIntoView();
    }
  }
  addEventListener("hashchange", show);
  show();
})();
