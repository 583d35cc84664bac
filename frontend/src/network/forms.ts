// The forms of the page: they work without any script; here they change the drawing instead of the page.

import type { FileForm } from "./leaving.ts";

/** What a form gives, empty fields left out. */
export type Entries = [string, string][];

export interface Answers {
  show(given: Entries): void;
  filter(given: Entries): void;
  keep(form: HTMLFormElement): void;
  save(form: FileForm | "png"): void;
}

export function wireForms(place: HTMLElement, answers: Answers): void {
  for (const form of place.querySelectorAll<HTMLFormElement>("form[data-shows]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = [...new FormData(form).entries()].filter(([, value]) => value !== "") as Entries;
      if (form.dataset.shows === "filters") answers.filter(given);
      else answers.show(given);
    });
  }
  const keeping = place.querySelector<HTMLFormElement>("form[data-keeps]");
  keeping?.addEventListener("submit", (event) => {
    event.preventDefault();
    answers.keep(keeping);
  });
  for (const button of place.querySelectorAll<HTMLButtonElement>("button[data-leaves]")) {
    button.addEventListener("click", () => answers.save(button.dataset.leaves as FileForm | "png"));
  }
}
