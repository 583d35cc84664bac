// A document: words that are selected in its text can be stated, with the same fields as any statement.
import { draftOf } from "./review.js";
import { askPart, post, tell, tellIn } from "./workbench.js";

const text = document.getElementById("text");
const bar = document.querySelector("[data-state]");

// How many characters of the text stand before a point of the page: a box for a character that acts stands for one.
function offsetOf(node, place) {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(node, place);
  const part = before.cloneContents();
  for (const box of part.querySelectorAll(".cp")) box.textContent = "?";
  return [...part.textContent].length;
}

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  return {
    start: offsetOf(range.startContainer, range.startOffset),
    end: offsetOf(range.endContainer, range.endOffset),
  };
}

// The page of the original on which the words stand that were asked for, and the page whose mark in the text is followed:
// its pane scrolls, and the text stays where it is.
const pane = document.querySelector("[data-original]");

function turnTo(page) {
  pane.scrollTop += page.getBoundingClientRect().top - pane.getBoundingClientRect().top - 8;
}

if (pane) {
  const lit = pane.querySelector("[data-lit]");
  if (lit) turnTo(lit);
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a.page");
    const page = mark && pane.querySelector(mark.hash);
    if (!page) return;
    event.preventDefault();
    turnTo(page);
  });
}

if (text && bar) {
  const button = bar.querySelector("button");
  document.addEventListener("selectionchange", () => {
    button.disabled = !selected();
  });

  button.addEventListener("click", async () => {
    const place = selected();
    if (!place) return;
    const address = `/documents/${text.dataset.document}/state?window=${text.dataset.start}&start=${place.start}&end=${place.end}`;
    const page = await askPart(address).catch((error) => tell(error.message));
    const form = page?.querySelector("form");
    if (!form) return;
    const into = bar.querySelector("[data-stating]");
    into.replaceChildren(document.importNode(form, true));
    into.querySelector("input").focus();
  });

  bar.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const draft = draftOf(event.target);
      await post("/api/v1/statements", draft);
      location.assign(`/documents/${draft.document}?at=${draft.start}-${draft.end}#at`);
    } catch (error) {
      tellIn(event.target, error.message);
    }
  });

  bar.addEventListener("click", (event) => {
    if (event.target.closest("[data-cancel]")) event.target.closest("form").remove();
  });
}
