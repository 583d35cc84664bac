// What every page does: keeps the focus after a swap, and says what went wrong.
// The markup stays usable without it: filters are forms, and links are links.

const told = () => document.getElementById("told");

export function tell(text) {
  const place = told();
  if (place) place.textContent = text;
}

document.addEventListener("htmx:afterSettle", (event) => {
  const swapped = event.detail.target;
  const wanted = swapped?.querySelector("[data-focus]");
  if (wanted) wanted.focus();
  else if (swapped && !document.activeElement?.isConnected) swapped.focus({ preventScroll: true });
});

document.addEventListener("htmx:responseError", (event) => {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  tell(page.querySelector("[role=alert]")?.textContent.trim() || event.detail.xhr.statusText);
});
