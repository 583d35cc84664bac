// Names offered while somebody types: a list that arrows walk through, as a combobox does.

import { ask, make } from "../shared/page.ts";

interface Named {
  id: string;
  name: string;
  kind: string;
}

const AFTER_MS = 150;
let made = 0;

export class Suggestions {
  private readonly field: HTMLInputElement;
  private readonly address: string;
  private readonly list: HTMLUListElement;
  private readonly hidden: HTMLInputElement;
  private found: Named[] = [];
  private at = -1;
  private timer = 0;
  private asked = 0;

  /** The field keeps what was typed; its id goes along in a hidden field of the name that the field had. */
  constructor(field: HTMLInputElement, address: string) {
    [this.field, this.address] = [field, address];
    const id = `names-${++made}`;
    this.list = make("ul", { id, role: "listbox", class: "net-names", hidden: "" });
    this.list.setAttribute("aria-label", field.labels?.[0]?.textContent ?? "");
    this.hidden = make("input", { type: "hidden", name: field.name });
    this.hidden.value = field.dataset.names || field.value; // the field tells the name of an id in the address
    field.removeAttribute("name");
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-expanded", "false"],
      ["aria-controls", id],
      ["autocomplete", "off"],
    ]) {
      field.setAttribute(name, value);
    }
    field.after(this.list, this.hidden);
    field.addEventListener("input", () => this.typed());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.leave());
    field.form?.addEventListener("submit", () => this.leave());
  }

  private typed(): void {
    this.hidden.value = this.field.value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), AFTER_MS) as unknown as number;
  }

  /** Nothing is offered any more, nor is an answer that is still under way: it would open over what was asked for. */
  private leave(): void {
    clearTimeout(this.timer);
    this.asked++;
    setTimeout(() => this.show([]), 150);
  }

  private async look(): Promise<void> {
    const words = this.field.value.trim();
    const number = ++this.asked;
    if (words.length < 2) {
      this.show([]);
      return;
    }
    const params = new URLSearchParams(location.search);
    params.set("words", words);
    const answer = await ask(`${this.address}?${params}`).catch(() => null);
    if (answer && number === this.asked) this.show((await answer.json()) as Named[]);
  }

  private show(found: Named[]): void {
    this.found = found;
    this.at = -1;
    this.list.replaceChildren(
      ...found.map((each, place) => {
        const item = make(
          "li",
          { role: "option", id: `${this.list.id}-${place}`, "aria-selected": "false" },
          make("span", {}, each.name),
          make("small", {}, each.kind),
        );
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          this.choose(place);
        });
        return item;
      }),
    );
    this.list.hidden = !found.length;
    this.field.setAttribute("aria-expanded", String(found.length > 0));
    this.field.removeAttribute("aria-activedescendant");
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Escape") this.show([]);
    if (!this.found.length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const by = event.key === "ArrowDown" ? 1 : -1;
      this.at = (this.at + by + this.found.length + (this.at < 0 && by < 0 ? 1 : 0)) % this.found.length;
      [...this.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === this.at)));
      this.list.children[this.at].scrollIntoView({ block: "nearest" });
      this.field.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const meant = this.meant();
      if (meant >= 0) this.choose(meant);
      else this.key(new KeyboardEvent("keydown", { key: "ArrowDown" })); // several have these words: one is to be chosen
    }
  }

  /** The place of the name that is chosen, typed out, or the only one. */
  private meant(): number {
    if (this.at >= 0 || this.found.length === 1) return Math.max(0, this.at);
    const typed = this.field.value.trim().toLowerCase();
    return this.found.findIndex((each) => each.name.toLowerCase() === typed);
  }

  private choose(place: number): void {
    const { id, name } = this.found[place];
    this.field.value = name;
    this.hidden.value = id;
    this.show([]);
    this.field.form?.requestSubmit();
  }
}
