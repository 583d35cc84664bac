// The network page. The address says what is shown; what the reader hides, puts together or moves is the page's own until
// it is kept as a chart. Evidence and table come from the server as they are: nothing is told twice in two ways.

import { type Config, ask, island, save, say, send, swap, tell, the } from "../shared/page.ts";
import { Brush, writeParam } from "../shared/brush.ts";
import { dayOf } from "../shared/days.ts";
import { type Action, Toolbar, askName, listen, showKeys } from "./actions.ts";
import type { Marks } from "./drawing.ts";
import { nodeInMiddle, nodeTowards } from "./finding.ts";
import { Layout } from "./layout.ts";
import { type Answer, Picture, groupId } from "./network.ts";
import { Stage } from "./stage.ts";
import { Suggestions } from "./suggestions.ts";

interface NetworkConfig extends Config {
  standings: Record<string, string>;
}

interface Kept {
  hidden: Set<string>;
  groups: Map<string, string[]>;
}

const EMPTY: Answer = { nodes: [], ties: [] };

class NetworkPage {
  private readonly config: NetworkConfig;
  private readonly place: HTMLElement;
  private readonly stage: Stage;
  private readonly layout: Layout;
  private readonly toolbar: Toolbar;
  private readonly brush: Brush;
  private readonly actions: Action[];
  private answer: Answer = EMPTY;
  private picture = new Picture(EMPTY, new Set(), new Map());
  private kept: Kept = { hidden: new Set(), groups: new Map() };
  private readonly before: Kept[] = [];
  private readonly selected = new Set<number>();
  private focused = -1;
  private line = -1;
  private loading = new AbortController();

  constructor(place: HTMLElement, config: NetworkConfig) {
    [this.place, this.config] = [place, config];
    this.layout = new Layout(() => this.moved());
    this.stage = new Stage(the<HTMLCanvasElement>("canvas", place), this.picture, this.marks(), {
      pickNode: (node, more) => this.pick(node, more),
      pickLine: (line) => void this.openLine(line),
      pickNothing: () => this.clear(),
      openNode: (node) => void this.grow([node]),
      moveNode: (node, x, y) => this.layout.hold(node, x, y),
    });
    this.actions = this.allActions();
    this.toolbar = new Toolbar(the(".net-tools", place), this.actions, config);
    listen(this.stage.canvas, this.actions);
    this.stage.canvas.addEventListener("focus", () => this.announce());
    const words = { from: say(config, "from"), to: say(config, "to"), all: say(config, "all_days"), chosen: say(config, "chosen_days") };
    this.brush = new Brush(the(".net-brush", place), words, (since, until, isDone) => this.chooseDays(since, until, isDone));
    for (const field of place.querySelectorAll<HTMLInputElement>("input[data-names]")) new Suggestions(field, "/network/names");
    this.forms();
    addEventListener("popstate", () => void this.load());
    void this.load();
  }

  // What is shown -----------------------------------------------------------------------------------------------------

  private get params(): URLSearchParams {
    return new URLSearchParams(location.search);
  }

  private async go(params: URLSearchParams): Promise<void> {
    history.pushState(null, "", `${location.pathname}?${params}`);
    await this.load();
  }

  private async load(): Promise<void> {
    this.loading.abort();
    this.loading = new AbortController();
    const { signal } = this.loading;
    const { params } = this;
    const isOpen = ["at", "from", "all", "chart"].some((name) => params.get(name));
    this.place.classList.toggle("is-open", isOpen);
    if (!isOpen) return;
    this.place.setAttribute("aria-busy", "true");
    try {
      const asked = await ask(`/api/v1/network${location.search}`, { signal }); // to the letter what the page asked for beforehand
      this.take((await asked.json()) as Answer);
      await swap(the(".net-twin", this.place), `/network/table?${params}`, signal);
      if (params.get("one")) await this.showEvidence(params, signal);
    } catch (problem) {
      if (!signal.aborted) tell((problem as Error).message);
    }
    if (!signal.aborted) this.place.removeAttribute("aria-busy");
  }

  private take(answer: Answer): void {
    this.answer = answer;
    for (const [id, at] of Object.entries(answer.places ?? {})) {
      this.layout.places.set(id, at);
      this.layout.held.add(id);
    }
    if (answer.hidden || answer.groups) {
      this.kept = { hidden: new Set(answer.hidden), groups: new Map((answer.groups ?? []).map((each) => [each.name, each.members])) };
    }
    this.rebuild();
    const days = answer.ties.flatMap((tie) => dayOf(tie.first) ?? []);
    this.brush.show(days, dayOf(this.params.get("since")), dayOf(this.params.get("until")));
    tell(say(this.config, "shown", { nodes: this.picture.nodes.length, ties: this.picture.lines.length }));
  }

  /** Makes the picture anew from what was answered, hidden and put together. */
  private rebuild(): void {
    const ids = [...this.selected].map((node) => this.picture.nodes[node].id);
    const focused = this.picture.nodes[this.focused]?.id ?? this.answer.opened?.[0];
    this.picture = new Picture(this.answer, this.kept.hidden, this.kept.groups);
    this.picture.choose(dayOf(this.params.get("since")), dayOf(this.params.get("until")));
    this.selected.clear();
    for (const id of ids) if (this.picture.find(id) >= 0) this.selected.add(this.picture.find(id));
    this.focused = focused === undefined ? -1 : this.picture.find(focused);
    this.line = -1;
    this.layout.lay(this.picture);
    this.stage.picture = this.picture;
    if (!this.stage.isTaken) this.stage.fit();
    this.mark();
  }

  private moved(): void {
    if (!this.stage.isTaken) this.stage.aim();
    this.stage.repaintBetween();
    if (this.layout.isAtRest) this.place.dataset.rest = "yes";
  }

  private marks(): Marks {
    const { config } = this;
    return {
      selected: this.selected,
      focused: this.focused,
      line: this.line,
      standings: config.standings,
      disputed: say(config, "disputed"),
      acquitted: say(config, "acquitted"),
    };
  }

  private mark(): void {
    this.stage.marks = this.marks();
    this.stage.repaint();
    this.toolbar?.update();
  }

  private chooseDays(since: number | null, until: number | null, isDone: boolean): void {
    this.picture.choose(since, until);
    this.stage.repaint();
    if (!isDone) return;
    const { params } = this;
    for (const [name, day] of [["since", since], ["until", until]] as const) {
      const text = writeParam(day);
      if (text === null) params.delete(name);
      else params.set(name, text);
    }
    // The days are the server's to judge too: the table, the ways and what leaves the page go by the address.
    history.replaceState(null, "", `${location.pathname}?${params}`);
    void swap(the(".net-twin", this.place), `/network/table?${params}`).catch((problem: Error) => tell(problem.message));
  }

  // What is chosen ----------------------------------------------------------------------------------------------------

  private pick(node: number, more: boolean): void {
    if (!more) this.selected.clear();
    if (more && this.selected.has(node)) this.selected.delete(node);
    else this.selected.add(node);
    this.focused = node;
    this.line = -1;
    this.mark();
    this.announce();
    if (!more) void this.openNode(node);
  }

  private clear(): void {
    this.selected.clear();
    this.line = -1;
    this.mark();
  }

  private step(dx: number, dy: number): void {
    this.focused = this.focused < 0 ? nodeInMiddle(this.picture, this.stage.camera) : nodeTowards(this.picture, this.focused, dx, dy);
    if (this.focused < 0) return;
    const { x, y } = this.stage.camera.toScreen(this.picture.x[this.focused], this.picture.y[this.focused]);
    const { width, height } = this.stage.camera;
    const aside = (at: number, size: number): number => (at < 60 ? 60 - at : at > size - 60 ? size - 60 - at : 0);
    if (aside(x, width) || aside(y, height)) this.stage.pan(aside(x, width), aside(y, height));
    this.mark();
    this.announce();
  }

  private announce(): void {
    const node = this.picture.nodes[this.focused];
    if (!node) return;
    const said = say(this.config, "focused", { name: node.name, ties: this.picture.linesAt(this.focused).length, more: node.more });
    tell(node.acquitted ? `${said} ${say(this.config, "acquitted")}` : said);
  }

  private chosen(): number[] {
    return this.selected.size ? [...this.selected] : this.focused >= 0 ? [this.focused] : [];
  }

  private members(nodes: readonly number[]): string[] {
    return nodes.flatMap((node) => this.picture.nodes[node].members);
  }

  // Evidence ----------------------------------------------------------------------------------------------------------

  private async openLine(line: number): Promise<void> {
    this.line = line;
    this.mark();
    const { params, picture } = this;
    params.delete("one");
    params.delete("other");
    for (const id of picture.nodes[picture.source[line]].members) params.append("one", id);
    for (const id of picture.nodes[picture.target[line]].members) params.append("other", id);
    await this.showEvidence(params);
  }

  private async openNode(node: number): Promise<void> {
    const { params } = this;
    params.delete("one");
    params.delete("other");
    for (const id of this.picture.nodes[node].members) params.append("one", id);
    await this.showEvidence(params);
  }

  private async showEvidence(params: URLSearchParams, signal?: AbortSignal): Promise<void> {
    history.replaceState(null, "", `${location.pathname}?${params}`);
    const panel = the(".net-evidence", this.place);
    panel.hidden = false;
    await swap(panel, `/network/evidence?${params}`, signal).catch((problem: Error) => tell(problem.message));
  }

  /** The next line at the node in focus. */
  private nextLine(by: 1 | -1): void {
    const lines = this.picture.linesAt(this.focused);
    if (!lines.length) return;
    const at = lines.indexOf(this.line);
    void this.openLine(lines[(at + by + lines.length + (at < 0 && by < 0 ? 1 : 0)) % lines.length]);
  }

  // Growing, hiding, putting together ---------------------------------------------------------------------------------

  private async grow(nodes: readonly number[]): Promise<void> {
    const { params } = this;
    // A way or a chart goes on from whom it shows.
    if (!params.get("all")) {
      for (const id of this.members(nodes)) if (!params.getAll("at").includes(id)) params.append("at", id);
      await this.go(params);
    }
  }

  private change(make: (kept: Kept) => void): void {
    this.before.push({ hidden: new Set(this.kept.hidden), groups: new Map(this.kept.groups) });
    make(this.kept);
    this.rebuild();
  }

  private hide(): void {
    const ids = this.members(this.chosen());
    this.selected.clear();
    this.focused = -1;
    this.change((kept) => ids.forEach((id) => kept.hidden.add(id)));
    tell(say(this.config, "hidden", { count: this.kept.hidden.size }));
  }

  private async putTogether(): Promise<void> {
    const nodes = [...this.selected];
    const given = await askName(say(this.config, "group_name"), this.picture.nodes[nodes[0]].name, this.config);
    this.stage.canvas.focus();
    if (!given) return;
    const members = this.members(nodes);
    this.change((kept) => {
      for (const node of nodes) kept.groups.delete(this.picture.nodes[node].name);
      kept.groups.set(given, members);
    });
    this.focused = this.picture.find(groupId(given));
    this.selected.clear();
    this.mark();
  }

  private takeApart(): void {
    const names = this.chosen().map((node) => this.picture.nodes[node]).filter((node) => node.id.startsWith("group:"));
    this.change((kept) => names.forEach((node) => kept.groups.delete(node.name)));
  }

  private undo(): void {
    const last = this.before.pop();
    if (!last) return;
    this.kept = last;
    this.rebuild();
  }

  private async findPath(): Promise<void> {
    const [from, to] = this.members([...this.selected]);
    await this.go(this.filters({ from, to }));
  }

  /** The filters of the address with another thing to show. */
  private filters(shown: Record<string, string>): URLSearchParams {
    const params = new URLSearchParams(shown);
    for (const name of ["kind", "standing", "since", "until", "unnamed", "people"]) {
      for (const value of this.params.getAll(name)) params.append(name, value);
    }
    return params;
  }

  // Leaving the page --------------------------------------------------------------------------------------------------

  /** Where everybody stands, taken apart: those of a group around its place. */
  private places(): Record<string, [number, number]> {
    const found: Record<string, [number, number]> = {};
    this.picture.nodes.forEach((node, place) => {
      const [x, y] = [this.picture.x[place], this.picture.y[place]];
      node.members.forEach((id, number) => {
        const angle = (2 * Math.PI * number) / node.members.length;
        const by = node.members.length > 1 ? 34 + 4 * node.members.length : 0;
        found[id] = [Math.round(x + by * Math.cos(angle)), Math.round(y + by * Math.sin(angle))];
      });
    });
    return found;
  }

  private async leave(form: "svg" | "pdf" | "graphml"): Promise<void> {
    tell(say(this.config, "making"));
    try {
      const answer = await send(`/network/export?${this.params}`, { form, places: this.places() });
      save(await answer.blob(), `${say(this.config, "file_name")}.${form}`);
      tell(say(this.config, "made"));
    } catch (problem) {
      tell((problem as Error).message);
    }
  }

  private leaveAsPng(): void {
    this.stage.canvas.toBlob((image) => image && save(image, `${say(this.config, "file_name")}.png`));
  }

  private async keep(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const value = {
      name: String(data.get("name") ?? ""),
      is_shared: data.get("shared") === "1",
      places: this.places(),
      hidden: [...this.kept.hidden],
      groups: [...this.kept.groups].map(([name, members]) => ({ name, members })),
    };
    try {
      const kept = (await (await send(`/network/charts?${this.params}`, value)).json()) as { id: string; address: string };
      await swap(the(".net-charts", this.place), "/network/charts");
      tell(say(this.config, "kept"));
      history.replaceState(null, "", kept.address);
    } catch (problem) {
      tell((problem as Error).message);
    }
  }

  private forms(): void {
    for (const form of this.place.querySelectorAll<HTMLFormElement>("form[data-shows]")) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const given = [...new FormData(form).entries()].filter(([, value]) => value !== "") as [string, string][];
        if (form.dataset.shows === "filters") {
          const params = this.params;
          for (const name of ["kind", "standing", "since", "until", "unnamed", "people"]) params.delete(name);
          for (const [name, value] of given) params.append(name, value);
          void this.go(params);
        } else {
          const params = this.filters({});
          for (const [name, value] of given) params.append(name, value);
          this.stage.isTaken = false;
          void this.go(params);
        }
      });
    }
    const keeping = this.place.querySelector<HTMLFormElement>("form[data-keeps]");
    keeping?.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.keep(keeping);
    });
    for (const button of this.place.querySelectorAll<HTMLButtonElement>("button[data-leaves]")) {
      const form = button.dataset.leaves;
      button.addEventListener("click", () => (form === "png" ? this.leaveAsPng() : void this.leave(form as "svg")));
    }
  }

  private allActions(): Action[] {
    const has = (): boolean => this.chosen().length > 0;
    const action = (key: string, word: string, run: () => void, isPossible?: () => boolean, hasButton = true): Action =>
      isPossible ? { key, word, run, isPossible, hasButton } : { key, word, run, hasButton };
    return [
      action("g", "grow", () => void this.grow(this.chosen()), () => this.chosen().some((node) => this.picture.nodes[node].more > 0)),
      action("h", "hide", () => this.hide(), has),
      action("m", "group", () => void this.putTogether(), () => this.selected.size > 1),
      action("x", "ungroup", () => this.takeApart(), () => this.chosen().some((node) => this.picture.nodes[node].id.startsWith("group:"))),
      action("p", "path", () => void this.findPath(), () => this.selected.size === 2),
      action("u", "undo", () => this.undo(), () => this.before.length > 0),
      action("f", "fit", () => ((this.stage.isTaken = false), this.stage.fit())),
      action("l", "again", () => ((this.stage.isTaken = false), this.layout.again())),
      action("+", "nearer", () => this.stage.zoom(1.3), undefined, false),
      action("-", "farther", () => this.stage.zoom(1 / 1.3), undefined, false),
      action("ArrowLeft", "left", () => this.step(-1, 0), undefined, false),
      action("ArrowRight", "right", () => this.step(1, 0), undefined, false),
      action("ArrowUp", "up", () => this.step(0, -1), undefined, false),
      action("ArrowDown", "down", () => this.step(0, 1), undefined, false),
      action(" ", "select", () => this.pick(this.focused, true), () => this.focused >= 0, false),
      action("Enter", "evidence", () => void this.openNode(this.focused), () => this.focused >= 0, false),
      action("n", "next", () => this.nextLine(1), () => this.focused >= 0, false),
      action("b", "previous", () => this.nextLine(-1), () => this.focused >= 0, false),
      action("/", "find", () => the<HTMLInputElement>("input[data-names]", this.place).focus(), undefined, false),
      action("Escape", "clear", () => this.clear(), undefined, false),
      action("?", "keys", () => showKeys(this.actions, this.config)),
    ];
  }
}

island("network", (place, config) => new NetworkPage(place, config as NetworkConfig));
