// What every page does: keys, focus kept after a swap, and saying what went wrong.
// The markup stays usable without it: filters are forms, and links are links.

export const token = () => document.querySelector('meta[name="ovillo-token"]')?.content ?? "";

const SECONDS_TOLD = 8;
let untell;

export function tell(text) {
  const place = document.getElementById("told");
  clearTimeout(untell);
  if (place) place.textContent = text;
}

// What was done, which the page shows too: it goes by itself, while what went wrong stays until it was read.
export function note(text) {
  tell(text);
  untell = setTimeout(() => tell(""), 1000 * SECONDS_TOLD);
}

// What is wrong with a form stands in it, over nothing that was typed.
export function tellIn(form, text) {
  const told = form.querySelector("[data-wrong]") ?? document.createElement("p");
  Object.assign(told, { className: "caution told", textContent: "" });
  told.dataset.wrong = "";
  told.setAttribute("role", "alert");
  form.append(told);
  told.textContent = text;
}

// What is said lies over the page: a press on it, or Escape, takes it away.
addEventListener("pointerdown", (event) => event.target.closest?.("#told") && tell(""), true);

// The sentence with which the server refused, whether it answered with JSON or with a page.
export function problemIn(text) {
  try {
    return JSON.parse(text).message ?? "";
  } catch {
    const page = new DOMParser().parseFromString(text, "text/html");
    return (page.querySelector("[role=alert] p") ?? page.querySelector("[role=alert]"))?.textContent.trim() ?? "";
  }
}

// Asks the server; what it refuses is an error with its sentence.
export async function ask(address, options = {}) {
  const answer = await fetch(address, { ...options, headers: { "X-Ovillo-Token": token(), ...options.headers } });
  if (answer.ok) return answer;
  throw new Error(problemIn(await answer.text().catch(() => "")) || `${answer.status} ${answer.statusText}`);
}

// A part of a page.
export async function askPart(address) {
  const answer = await ask(address, { headers: { "HX-Request": "true" } });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// Sends JSON and gives the answer.
export async function post(address, value) {
  const headers = { "Content-Type": "application/json" };
  const answer = await ask(address, { method: "POST", headers, body: JSON.stringify(value), keepalive: true });
  return answer.json().catch(() => ({}));
}

// Keys. Whatever bears data-key answers to that key, and the list of keys is made of the same elements.
const SWITCH = "ovillo-keys";
const areOn = () => localStorage.getItem(SWITCH) !== "off";

const isTyping = (element) =>
  element.isContentEditable || (element.matches("input, textarea, select") && !element.matches("[type=checkbox], [type=radio]"));

const isShown = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

const bearers = () => [...document.querySelectorAll("[data-key]")].filter(isShown);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") tell("");
  const isList = event.key === "?";
  if (!areOn() && !isList) return;
  const found = isList ? document.querySelector("[data-keys]") : bearers().find((each) => each.dataset.key === event.key);
  if (!found) return;
  event.preventDefault();
  if (found.matches("input, select, textarea")) found.focus();
  else found.click();
});

function nameOf(element) {
  const copy = element.cloneNode(true);
  for (const each of copy.querySelectorAll("kbd")) each.remove();
  return element.dataset.keyLabel ?? element.getAttribute("aria-label") ?? copy.textContent.trim();
}

function listKeys() {
  const dialog = document.getElementById("keys");
  const rows = bearers().map((each) => {
    const row = document.createElement("div");
    const key = document.createElement("dt");
    key.append(Object.assign(document.createElement("kbd"), { textContent: each.dataset.key }));
    row.append(key, Object.assign(document.createElement("dd"), { textContent: nameOf(each) }));
    return row;
  });
  dialog.querySelector("dl").replaceChildren(...rows);
  dialog.querySelector("input").checked = areOn();
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) listKeys();
  if (event.target.closest("[data-places]")) choosePlace();
});

// Every page by some letters of its name: typed, then Enter for the first that is left, or the arrows for another.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const placesLeft = () => [...document.querySelectorAll("#places li:not([hidden]) a")];

function choosePlace() {
  const dialog = document.getElementById("places");
  const field = dialog.querySelector("input");
  field.value = "";
  leaveOnly("");
  dialog.showModal();
  field.focus();
}

function leaveOnly(words) {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  for (const line of document.querySelectorAll("#places li"))
    line.hidden = !wanted.every((each) => plain(line.textContent).includes(each));
}

const places = document.getElementById("places");
places?.addEventListener("input", (event) => leaveOnly(event.target.value));
places?.addEventListener("keydown", (event) => {
  const left = placesLeft();
  if (event.key === "Enter" && event.target.matches("input")) {
    event.preventDefault();
    left[0]?.click();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const at = left.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    (left[at] ?? places.querySelector("input")).focus();
  }
});
document.addEventListener("change", (event) => {
  if (event.target.matches("#keys input")) localStorage.setItem(SWITCH, event.target.checked ? "on" : "off");
  event.target.closest("form[data-submit-on-change]")?.requestSubmit();
});

// On a narrow screen the pages stand in one line that scrolls: the one that is open is brought into view.
const open = document.querySelector(".rail nav [aria-current]");
if (open) {
  const line = open.closest("nav");
  line.scrollLeft += open.getBoundingClientRect().left - line.getBoundingClientRect().left - line.clientWidth / 3;
}

// A form that sends its fields as JSON and then shows the page as it is now.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-post]");
  if (!form) return;
  event.preventDefault();
  const fields = new FormData(form, event.submitter);
  try {
    await post(form.dataset.post, Object.fromEntries(fields));
    location.reload();
  } catch (error) {
    tellIn(form, error.message);
  }
});

document.addEventListener("htmx:afterSettle", (event) => {
  const swapped = event.detail.target;
  const before = event.detail.requestConfig?.elt?.id;
  const wanted = swapped?.querySelector("[data-focus]") ?? (before && document.getElementById(before));
  if (wanted) wanted.focus({ preventScroll: true });
});

document.addEventListener("htmx:responseError", (event) => {
  const { elt, xhr } = event.detail;
  tell(problemIn(xhr.responseText) || xhr.statusText);
  const fields = new DOMParser().parseFromString(xhr.responseText, "text/html").querySelector("[data-fields]");
  for (const name of fields?.dataset.fields.split(" ") ?? []) elt.elements?.namedItem(name)?.setAttribute?.("aria-invalid", "true");
});
