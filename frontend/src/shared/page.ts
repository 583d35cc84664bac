// What every island shares: where it stands, what the page tells it, and how it asks the server.

import { writeNumber } from "./days.ts";

/** Strings and addresses that the template gives an island, as JSON in `data-config`. */
export interface Config {
  words: Record<string, string>;
  [name: string]: unknown;
}

/** Starts an island where the page has a place for it. */
export function island(name: string, start: (place: HTMLElement, config: Config) => void): void {
  const place = document.querySelector<HTMLElement>(`[data-island="${name}"]`);
  if (!place) return;
  start(place, JSON.parse(place.dataset.config ?? '{"words":{}}') as Config);
  place.dataset.ready = "yes";
}

/** The sentence of a key with its {places} filled, numbers as pages write them; an untold key is shown itself. */
export function say(config: Config, key: string, values: Record<string, string | number> = {}): string {
  const sentence = config.words[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => (name in values ? written(values[name]) : all));
}

function written(value: string | number): string {
  return typeof value === "number" ? writeNumber(value) : value;
}

/** An element with attributes; children that are strings become text, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The same for SVG. */
export function draw<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number> = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** The one element with this selector; its absence is our bug. */
export function the<T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T {
  const found = within.querySelector<T>(selector);
  if (!found) throw new Error(`the page lacks ${selector}`);
  return found;
}

/** What the server answers, or an error with its own sentence. */
export async function ask(address: string, options: RequestInit = {}): Promise<Response> {
  const answer = await fetch(address, { credentials: "same-origin", ...options });
  if (!answer.ok) {
    const told = (await answer.text().catch(() => "")).slice(0, 10_000);
    throw new Error(problemIn(told) || `${answer.status} ${answer.statusText}`);
  }
  return answer;
}

function problemIn(told: string): string {
  try {
    const { message } = JSON.parse(told) as { message?: unknown };
    return typeof message === "string" ? message : "";
  } catch {
    // A page: its one sentence stands in the body.
    const page = new DOMParser().parseFromString(told, "text/html");
    return page.querySelector("main p")?.textContent?.trim() ?? "";
  }
}

/** Sends a JSON value; the token of the page goes along. */
export function send(address: string, value: unknown): Promise<Response> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="ovillo-token"]')?.content ?? "";
  const headers = { "Content-Type": "application/json", "X-Ovillo-Token": token };
  return ask(address, { method: "POST", headers, body: JSON.stringify(value) });
}

/** Puts the server's fragment in place of what an element holds; focus stays inside where it was there. */
export async function swap(place: HTMLElement, address: string, signal?: AbortSignal): Promise<void> {
  const answer = await ask(address, signal ? { signal } : {});
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focused = place.contains(document.activeElement) ? document.activeElement?.id : undefined;
  place.replaceChildren(...parsed.body.childNodes);
  if (focused !== undefined) (document.getElementById(focused) ?? place).focus();
}

/** Offers bytes to be saved under a name. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = make("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Says what is shown now in the line that the page has for it, which covers nothing. */
export function announce(place: ParentNode, sentence: string): void {
  the("[data-announces]", place).textContent = sentence;
}

/** Says something to whoever does not see it happen. */
export function tell(sentence: string): void {
  const place = document.getElementById("told");
  if (place) place.textContent = sentence;
}

/** The language of the page. */
export const language = (): string => document.documentElement.lang || "en";

/** A colour or font that the style sheet names, with what holds where it names none. */
export function style(name: string, otherwise: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || otherwise;
}
