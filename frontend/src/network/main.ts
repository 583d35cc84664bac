// The network page. The address says what is shown; what the reader hides, puts together or moves is the page's own until
// it is kept as a chart. Evidence and table come from the server as they are: nothing is told twice in two ways.

import { followDays, params, withDays, write } from "../shared/address.ts";
import { Brush } from "../shared/brush.ts";
import { dayOf } from "../shared/days.ts";
import { type Config, announce, ask, island, make, say, swap, tell, the } from "../shared/page.ts";
import { type Action, Toolbar, askName, listen, showKeys } from "./actions.ts";
import type { Marks } from "./drawing.ts";
import { nodeInMiddle, nodeTowards } from "./finding.ts";
import { Layout } from "./layout.ts";
import { type Moves, actionsOf } from "./moves.ts";
import { type Entries, wireForms } from "./forms.ts";
import { showMissing } from "./missing.ts";
import { type Kept, keepChart, saveFile, savePng } from "./leaving.ts";
import { type Answer, Picture, groupId, isGroup } from "./network.ts";
import { Spread } from "./spread.ts";
import { Stage } from "./stage.ts";
import { Suggestions } from "./suggestions.ts";

interface NetworkConfig extends Config {
  standings: Record<string, string>;
}

const FILTERS = ["kind", "standing", "since", "until", "unnamed", "people", "as_written", "minus"];
const EMPTY: Answer = { nodes: [], ties: [] };

class NetworkPage {
  private readonly config: NetworkConfig;
  private readonly place: HTMLElement;
  private readonly stage: Stage;
  private readonly layout: Layout;
  private readonly toolbar: Toolbar;
  private readonly brush: Brush;
  private readonly spread = new Spread();
  private readonly actions: Action[];
  private answer: Answer = EMPTY;
  private picture = new Picture(EMPTY, new Set(), new Map());
  private kept: Kept = { hidden: new Set(), groups: new Map() };
  private readonly before: (() => void)[] = []; // ways back, the last one last
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
      liftNode: (node) => this.canGoBack(this.layout.wayBack(node)),
      moveNode: (node, x, y) => this.layout.hold(node, x, y),
    });
    this.actions = actionsOf(this.moves());
    this.toolbar = new Toolbar(the(".net-tools", place), this.actions, config);
    listen(this.stage.canvas, this.actions);
    this.stage.canvas.addEventListener("focus", () => this.announce());
    const words = {
      from: say(config, "from"),
      to: say(config, "to"),
      all: say(config, "all_days"),
      chosen: say(config, "chosen_days"),
    };
    this.brush = new Brush(the(".net-brush", place), words, (since, until, isDone) =>
      this.chooseDays(since, until, isDone),
    );
    for (const field of place.querySelectorAll<HTMLInputElement>("input[data-names]"))
      new Suggestions(field, "/network/names");
    wireForms(place, {
      show: (given) => this.ask(given),
      filter: (given) => this.filter(given),
      keep: (form) => void keepChart(form, place, this.picture, this.kept, config),
      save: (form) => {
        const hidden = this.answer.nodes.filter((node) => this.kept.hidden.has(node.id)).length;
        if (form === "png") savePng(this.stage.canvas, hidden, config);
        else void saveFile(form, this.picture, hidden, config);
      },
    });
    addEventListener("popstate", () => void this.load());
    if (!place.querySelector(".net-refused")) void this.load(); // what the server refused it has told already
  }

  // What is shown -----------------------------------------------------------------------------------------------------

  private async go(asked: URLSearchParams): Promise<void> {
    write(asked, "step");
    await this.load();
  }

  /** Asks what the address asks for; of a chart that is open already, what was moved and hidden since stays. */
  private async load(isOpenChart = false): Promise<void> {
    this.loading.abort();
    this.loading = new AbortController();
    const { signal } = this.loading;
    const asked = params();
    const isOpen = ["at", "from", "all", "chart"].some((name) => asked.get(name));
    this.place.classList.toggle("is-open", isOpen);
    for (const told of this.place.querySelectorAll(".net-refused")) told.remove();
    if (!isOpen) return;
    this.place.setAttribute("aria-busy", "true");
    try {
      // To the letter what the page asked for beforehand.
      const answer = await ask(`/api/v1/network${location.search}`, { signal });
      const given = (await answer.json()) as Answer;
      if (!isOpenChart) this.arrange(given);
      this.take(given, await this.spread.of(given, asked, signal));
      followDays(this.place);
      await swap(the(".net-twin", this.place), `/network/table?${asked}`, signal);
      if (["one", "from", "at"].some((name) => asked.get(name))) await this.showEvidence(asked, signal);
    } catch (problem) {
      if (!signal.aborted) this.refuse((problem as Error).message);
      if (!signal.aborted && !this.answer.nodes.length) this.place.classList.remove("is-open");
    }
    if (!signal.aborted) this.place.removeAttribute("aria-busy");
  }

  /** Below the fields, as the server tells it: a sentence that goes by itself would leave a page where nothing was asked. */
  private refuse(sentence: string): void {
    the(".net-asks", this.place).after(make("p", { class: "caution net-refused", role: "alert" }, sentence));
  }

  private arrange({ places, hidden, groups }: Answer): void {
    this.layout.holdAll(places ?? {});
    if (!hidden && !groups) return;
    const members = (groups ?? []).map((each) => [each.name, each.members] as const);
    this.kept = { hidden: new Set(hidden), groups: new Map(members) };
  }

  private take(answer: Answer, days: readonly number[]): void {
    this.answer = answer;
    this.place.classList.toggle("is-bare", !answer.nodes.length);
    showMissing(this.place, answer);
    this.rebuild();
    this.brush.show(days, dayOf(params().get("since")), dayOf(params().get("until")));
    this.tellShown();
  }

  private tellShown(): void {
    const ties = this.picture.passes.reduce((sum, one) => sum + one, 0);
    announce(this.place, say(this.config, "shown", { nodes: this.picture.nodes.length, ties }));
  }

  /** Makes the picture anew from what was answered, hidden and put together. */
  private rebuild(): void {
    const ids = [...this.selected].map((node) => this.picture.nodes[node].id);
    const focused = this.picture.nodes[this.focused]?.id ?? this.answer.opened?.[0];
    this.picture = new Picture(this.answer, this.kept.hidden, this.kept.groups);
    this.picture.choose(dayOf(params().get("since")), dayOf(params().get("until")));
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
    // What was told of somebody by then is the server's to judge: a conviction of May is none of April.
    write(withDays(params(), since, until), "here");
    void this.load(true);
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
    this.focused =
      this.focused < 0
        ? nodeInMiddle(this.picture, this.stage.camera)
        : nodeTowards(this.picture, this.focused, dx, dy);
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
    const said = say(this.config, "focused", {
      name: node.name,
      ties: this.picture.linesAt(this.focused).length,
      more: node.more,
    });
    announce(this.place, node.beside ? `${said} ${node.beside}` : said);
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
    const { picture } = this;
    await this.showEvidence(
      this.evidenceOf(picture.nodes[picture.source[line]].members, picture.nodes[picture.target[line]].members),
    );
  }

  private async openNode(node: number): Promise<void> {
    await this.showEvidence(this.evidenceOf(this.picture.nodes[node].members, []));
  }

  private evidenceOf(ones: readonly string[], others: readonly string[]): URLSearchParams {
    const asked = params();
    asked.delete("one");
    asked.delete("other");
    for (const id of ones) asked.append("one", id);
    for (const id of others) asked.append("other", id);
    return asked;
  }

  private async showEvidence(asked: URLSearchParams, signal?: AbortSignal): Promise<void> {
    write(asked, "here");
    const panel = the(".net-evidence", this.place);
    panel.hidden = false;
    await swap(panel, `/network/evidence?${asked}`, signal).catch((problem: Error) => tell(problem.message));
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
    const asked = params();
    if (asked.get("all")) return;
    for (const id of this.members(nodes)) if (!asked.getAll("at").includes(id)) asked.append("at", id);
    await this.go(asked);
  }

  private change(make: (kept: Kept) => void): void {
    const before = { hidden: new Set(this.kept.hidden), groups: new Map(this.kept.groups) };
    this.canGoBack(() => {
      this.kept = before;
      this.rebuild();
    });
    make(this.kept);
    this.rebuild();
  }

  private hide(): void {
    const ids = this.members(this.chosen());
    this.selected.clear();
    this.focused = -1;
    this.change((kept) => ids.forEach((id) => kept.hidden.add(id)));
    announce(this.place, say(this.config, "hidden", { count: this.kept.hidden.size }));
  }

  private async putTogether(): Promise<void> {
    const nodes = [...this.selected];
    const offered = (count: number) => say(this.config, "group_number", { count });
    let free = 1;
    while (this.kept.groups.has(offered(free))) free++;
    const given = await askName(say(this.config, "group_name"), offered(free), this.config);
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
    const names = this.chosen()
      .map((node) => this.picture.nodes[node])
      .filter(isGroup);
    this.change((kept) => names.forEach((node) => kept.groups.delete(node.name)));
  }

  private undo(): void {
    const back = this.before.pop();
    if (!back) return;
    back();
    this.mark();
    this.tellShown();
  }

  private canGoBack(way: () => void): void {
    this.before.push(way);
    this.toolbar.update();
  }

  private async findPath(): Promise<void> {
    const [from, to] = this.members([...this.selected]);
    await this.go(this.filters({ from, to }));
  }

  /** The filters of the address with another thing to show. */
  private filters(shown: Record<string, string>): URLSearchParams {
    const asked = new URLSearchParams(shown);
    for (const name of FILTERS) for (const value of params().getAll(name)) asked.append(name, value);
    return asked;
  }

  // Forms and keys ----------------------------------------------------------------------------------------------------

  /** Somebody else is to be shown, by the same filters. */
  private ask(given: Entries): void {
    const asked = this.filters({});
    for (const [name, value] of given) asked.append(name, value);
    this.stage.isTaken = false;
    void this.go(asked);
  }

  /** The same are to be shown by other filters. */
  private filter(given: Entries): void {
    const asked = params();
    for (const name of FILTERS) asked.delete(name);
    for (const [name, value] of given) if (FILTERS.includes(name)) asked.append(name, value);
    void this.go(asked);
  }

  private moves(): Moves {
    return {
      grow: () => void this.grow(this.chosen()),
      hide: () => this.hide(),
      putTogether: () => void this.putTogether(),
      takeApart: () => this.takeApart(),
      findPath: () => void this.findPath(),
      undo: () => this.undo(),
      fit: () => this.seeAll(),
      again: () => (this.seeAll(), this.layout.again()),
      zoom: (by) => this.stage.zoom(by),
      step: (dx, dy) => this.step(dx, dy),
      select: () => this.pick(this.focused, true),
      evidence: () => void this.openNode(this.focused),
      nextLine: (by) => this.nextLine(by),
      find: () => the<HTMLInputElement>("input[data-names]", this.place).focus(),
      clear: () => this.clear(),
      help: () => showKeys(this.actions, this.config),
      canGrow: () => !params().get("all") && this.chosen().some((node) => this.picture.nodes[node].more > 0),
      hasChosen: () => this.chosen().length > 0,
      hasFocus: () => this.focused >= 0,
      canPutTogether: () => this.selected.size > 1,
      canTakeApart: () => this.chosen().some((node) => isGroup(this.picture.nodes[node])),
      canFindPath: () => this.members([...this.selected]).length === 2,
      canUndo: () => this.before.length > 0,
    };
  }

  private seeAll(): void {
    this.stage.isTaken = false;
    this.stage.fit();
  }
}

island("network", (place, config) => new NetworkPage(place, config as NetworkConfig));
