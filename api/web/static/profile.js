// The words behind a statement show under the pointer and at the focus by style alone; Escape puts them away again.
"use strict";

(() => {
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const shown of document.querySelectorAll(".evidence:hover, .evidence:focus-within")) shown.classList.add("dismissed");
  });
  function again(event) {
    event.target.closest?.(".evidence")?.classList.remove("dismissed");
  }
  addEventListener("focusout", again);
  addEventListener("mouseout", again);
})();
