// Every move of the network page with its key: the keys stay, and the sentences are those of the page.

import type { Action } from "./actions.ts";

/** What can be done, and when. */
export interface Moves {
  grow(): void;
  hide(): void;
  putTogether(): void;
  takeApart(): void;
  findPath(): void;
  undo(): void;
  fit(): void;
  again(): void;
  zoom(by: number): void;
  step(dx: number, dy: number): void;
  select(): void;
  evidence(): void;
  nextLine(by: 1 | -1): void;
  find(): void;
  clear(): void;
  help(): void;
  canGrow(): boolean;
  hasChosen(): boolean;
  hasFocus(): boolean;
  canPutTogether(): boolean;
  canTakeApart(): boolean;
  canFindPath(): boolean;
  canUndo(): boolean;
}

export function actionsOf(moves: Moves): Action[] {
  const button = (key: string, word: string, run: () => void, isPossible = (): boolean => true): Action => ({
    ...{ key, word, run, isPossible },
    hasButton: true,
  });
  const key = (name: string, word: string, run: () => void, isPossible = (): boolean => true): Action => ({
    ...{ key: name, word, run, isPossible },
    hasButton: false,
  });
  return [
    button("g", "grow", moves.grow, moves.canGrow),
    button("h", "hide", moves.hide, moves.hasChosen),
    button("m", "group", moves.putTogether, moves.canPutTogether),
    button("x", "ungroup", moves.takeApart, moves.canTakeApart),
    button("p", "path", moves.findPath, moves.canFindPath),
    button("u", "undo", moves.undo, moves.canUndo),
    button("f", "fit", moves.fit),
    button("l", "again", moves.again),
    key("+", "nearer", () => moves.zoom(1.3)),
    key("-", "farther", () => moves.zoom(1 / 1.3)),
    key("ArrowLeft", "left", () => moves.step(-1, 0)),
    key("ArrowRight", "right", () => moves.step(1, 0)),
    key("ArrowUp", "up", () => moves.step(0, -1)),
    key("ArrowDown", "down", () => moves.step(0, 1)),
    key(" ", "select", moves.select, moves.hasFocus),
    key("Enter", "evidence", moves.evidence, moves.hasFocus),
    key("n", "next", () => moves.nextLine(1), moves.hasFocus),
    key("b", "previous", () => moves.nextLine(-1), moves.hasFocus),
    key("/", "find", moves.find),
    key("Escape", "clear", moves.clear),
    button("?", "keys", moves.help),
  ];
}
