// What the drawing leaves out, told above it: nobody takes it for the case.

import { make, the } from "../shared/page.ts";
import type { Answer } from "./network.ts";

/** Tells how many are drawn of how many, and why findings made no tie. */
export function showMissing(place: ParentNode, answer: Answer): void {
  const { told, why } = answer.missing ?? { told: "", why: [] };
  const box = the<HTMLDetailsElement>("[data-missing]", place);
  box.hidden = !told;
  the("summary", box).textContent = told;
  the("ul", box).replaceChildren(...why.map((each) => make("li", {}, each)));
}
