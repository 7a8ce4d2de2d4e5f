// The stored questions: a click puts one into the field; what is typed into its small fields changes the query.

import { settled } from "./dom.js";

export function questions(list, put) {
  if (!list) return;
  for (const link of list.querySelectorAll("a.question")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      put(new URL(link.href).searchParams.get("query"), true);
    });
  }
  for (const form of list.querySelectorAll("form")) steer(form, put);
}

function steer(form, put) {
  const ask = async (isRun) => {
    const told = form.querySelector("[role=status]");
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    try {
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      const answer = await response.json();
      told.textContent = response.ok ? "" : answer.detail;
      if (response.ok) put(answer.query, isRun);
    } catch (error) {
      told.textContent = `The query could not be made: ${error.message}`;
    }
  };
  form.addEventListener("input", settled(() => form.reportValidity() && ask(false), 300));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(true);
  });
}
