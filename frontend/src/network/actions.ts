// What a reader can do to the drawing: one list makes the buttons, the keys and the help.

import { type Config, make, say } from "../shared/page.ts";

export interface Action {
  /** Its sentence, in the words of the page. */
  word: string;
  /** As `KeyboardEvent.key` has it. */
  key: string;
  run(): void;
  /** Whether it has a button besides. */
  hasButton: boolean;
  /** Whether it can be done now. */
  isPossible?(): boolean;
}

/** Makes the buttons, and says which of them can be pressed now. */
export class Toolbar {
  private readonly made: [Action, HTMLButtonElement][] = [];

  constructor(place: HTMLElement, actions: readonly Action[], config: Config) {
    for (const action of actions.filter((each) => each.hasButton)) {
      const button = make(
        "button",
        { type: "button", "aria-keyshortcuts": action.key },
        say(config, action.word),
        make("kbd", {}, keyName(action.key)),
      );
      button.addEventListener("click", () => action.run());
      place.append(button);
      this.made.push([action, button]);
    }
    this.update();
  }

  update(): void {
    for (const [action, button] of this.made) button.disabled = action.isPossible ? !action.isPossible() : false;
  }
}

/** Answers keys on an element. */
export function listen(element: HTMLElement, actions: readonly Action[]): void {
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions.find((each) => each.key === event.key && (each.isPossible?.() ?? true));
    if (!action) return;
    event.preventDefault();
    event.stopPropagation(); // the keys of the whole page mean other things
    action.run();
  });
}

/** The list of keys, as a dialog that Escape closes. */
export function showKeys(actions: readonly Action[], config: Config): void {
  const rows = actions.map((action) =>
    make("tr", {}, make("td", {}, make("kbd", {}, keyName(action.key))), make("td", {}, say(config, action.word))),
  );
  const close = make("button", { type: "button", autofocus: "" }, say(config, "close"));
  const dialog = make(
    "dialog",
    { class: "net-keys", "aria-label": say(config, "keys") },
    make("h2", {}, say(config, "keys")),
    make("table", {}, make("tbody", {}, ...rows)),
    close,
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Asks for a name; null where the reader thinks better of it. */
export function askName(sentence: string, given: string, config: Config): Promise<string | null> {
  const field = make("input", { maxlength: "200", required: "", autofocus: "" });
  field.value = given;
  const take = make("button", { value: "take", class: "primary" }, say(config, "keep"));
  const leave = make("button", { type: "button" }, say(config, "close"));
  const form = make(
    "form",
    { method: "dialog" },
    make("label", {}, sentence, " ", field),
    make("p", {}, take, " ", leave),
  );
  const dialog = make("dialog", { class: "net-keys", "aria-label": sentence }, form);
  leave.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  field.select();
  return new Promise((done) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      done(dialog.returnValue === "take" ? field.value.trim() || null : null);
    });
  });
}

function keyName(key: string): string {
  const names: Record<string, string> = {
    ArrowUp: "↑",
    ArrowDown: "↓",
    ArrowLeft: "←",
    ArrowRight: "→",
    " ": "␣",
    Enter: "⏎",
    Escape: "Esc",
  };
  return names[key] ?? key;
}
