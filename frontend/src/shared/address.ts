// The address is the state: what it asks for, and the days that network, timeline and map share through it.

import { textOf } from "./days.ts";

export const params = (): URLSearchParams => new URLSearchParams(location.search);

/** The same parameters with these days; null takes one away. */
export function withDays(given: URLSearchParams, since: number | null, until: number | null): URLSearchParams {
  const changed = new URLSearchParams(given);
  for (const [name, day] of [
    ["since", since],
    ["until", until],
  ] as const) {
    if (day === null) changed.delete(name);
    else changed.set(name, textOf(day));
  }
  return changed;
}

/** Writes the address, as a step back that the reader can take or as none. */
export function write(given: URLSearchParams, how: "step" | "here"): void {
  const address = `${location.pathname}?${given}`;
  if (how === "step") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

/** Fields and links of a page that tell days, brought to those of the address. */
export function followDays(place: ParentNode): void {
  const now = params();
  for (const name of ["since", "until"]) {
    for (const field of place.querySelectorAll<HTMLInputElement>(`input.a-day[name="${name}"]`))
      field.value = now.get(name) ?? "";
  }
  for (const link of place.querySelectorAll<HTMLAnchorElement>("a[data-days]")) {
    const address = new URL(link.dataset.days!, location.origin);
    for (const name of ["since", "until"]) if (now.get(name)) address.searchParams.set(name, now.get(name)!);
    link.href = `${address.pathname}${address.search}`;
  }
}
