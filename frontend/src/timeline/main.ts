// The timeline: a row of columns for each kind of event; each column leads to its rows in the table, which says the same.

import { followDays, params, withDays, write } from "../shared/address.ts";
import { Brush } from "../shared/brush.ts";
import { dayOf, ticks, writeDay, writeNumber } from "../shared/days.ts";
import { type Config, ask, draw, island, language, say, swap, tell, the } from "../shared/page.ts";
import { type Column, type DayCount, columnsOf, widthFor } from "./columns.ts";

const LANE = 74;
const TOP = 4;
const LANES = ["statement", "payment", "call", "message"];

class TimelinePage {
  private readonly place: HTMLElement;
  private readonly config: Config;
  private readonly drawing: HTMLElement;
  private readonly brush: Brush;
  private days: DayCount[] = [];
  private range: [number, number] = [0, 0];

  constructor(place: HTMLElement, config: Config) {
    [this.place, this.config] = [place, config];
    this.drawing = the(".time-drawing", place);
    const words = {
      from: say(config, "from"),
      to: say(config, "to"),
      all: say(config, "all_days"),
      chosen: say(config, "chosen_days"),
    };
    this.brush = new Brush(the(".net-brush", place), words, (since, until, isDone) =>
      this.choose(since, until, isDone),
    );
    new ResizeObserver(() => this.paint()).observe(this.drawing);
    addEventListener("popstate", () => void this.load());
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      const answer = (await (await ask(`/api/v1/timeline/days?${params()}`)).json()) as {
        days: { day: string; kind: string; count: number }[];
      };
      this.days = answer.days.flatMap(({ day, kind, count }) => {
        const at = dayOf(day);
        return at === null ? [] : [{ day: at, kind, count }];
      });
    } catch (problem) {
      tell((problem as Error).message);
    }
    const [since, until] = [dayOf(params().get("since")), dayOf(params().get("until"))];
    // A column of the brush is as high as there are events: each day as often as it has any, up to what a bar can show.
    this.brush.show(
      this.days.flatMap(({ day, count }) => new Array<number>(Math.min(count, 200)).fill(day)),
      since,
      until,
    );
    this.see(since, until);
  }

  private see(since: number | null, until: number | null): void {
    const all = this.days.map((each) => each.day);
    const [first, last] = all.reduce(
      ([least, most], day) => [Math.min(least, day), Math.max(most, day)],
      [Infinity, -Infinity],
    );
    this.range = [since ?? first, until ?? last];
    this.paint();
  }

  private choose(since: number | null, until: number | null, isDone: boolean): void {
    this.see(since, until);
    if (isDone) void this.go(since, until);
  }

  private async go(since: number | null, until: number | null): Promise<void> {
    const asked = withDays(params(), since, until);
    asked.delete("page");
    write(asked, "here");
    followDays(this.place);
    await swap(the("#events", this.place), `/timeline/table?${asked}`).catch((problem: Error) => tell(problem.message));
  }

  private paint(): void {
    const [first, last] = this.range;
    const width = this.drawing.clientWidth;
    if (!Number.isFinite(first) || !Number.isFinite(last) || !width) {
      this.drawing.replaceChildren();
      return;
    }
    const span = widthFor(first, last, width / 9);
    const columns = columnsOf(this.days, first, last, span);
    const lanes = LANES.filter((kind) => this.days.some((each) => each.kind === kind));
    const height = TOP + lanes.length * LANE + 18;
    const across = (day: number): number => ((day - first) / Math.max(1, last - first + 1)) * width;
    const grid = ticks(first, last, width / 110, language()).flatMap((tick) => [
      draw("line", { class: "lane-grid", x1: across(tick.day), x2: across(tick.day), y1: TOP, y2: height - 18 }),
      ...(across(tick.day) < width - 60
        ? [draw("text", { class: "lane-tick", x: across(tick.day) + 3, y: height - 5 }, tick.label)]
        : []),
    ]);
    const rows = lanes.flatMap((kind, lane) =>
      this.lane(
        kind,
        TOP + (lane + 1) * LANE,
        columns.filter((each) => each.kind === kind),
        across,
        width,
      ),
    );
    this.drawing.replaceChildren(draw("svg", { width, height, viewBox: `0 0 ${width} ${height}` }, ...grid, ...rows));
  }

  private lane(
    kind: string,
    base: number,
    columns: Column[],
    across: (day: number) => number,
    width: number,
  ): SVGElement[] {
    const most = Math.max(1, ...columns.map((each) => each.count));
    const made: SVGElement[] = [
      draw("line", { class: "lane-base", x1: 0, x2: width, y1: base, y2: base }),
      draw("text", { class: "lane-name", x: 0, y: base - LANE + 14 }, say(this.config, kind)),
      draw("text", { class: "lane-count", x: width, y: base - LANE + 14, "text-anchor": "end" }, writeNumber(most)),
    ];
    for (const column of columns) {
      const [left, right] = [across(column.first), across(column.last + 1)];
      const high = Math.max(2, (column.count / most) * (LANE - 24));
      const words = {
        from: writeDay(column.first, language()),
        to: writeDay(column.last, language()),
        count: writeNumber(column.count),
        kind: say(this.config, kind),
      };
      const mark = draw(
        "g",
        { class: `column ${kind}` },
        draw("title", {}, say(this.config, "column", words)),
        draw("rect", {
          class: "hit",
          x: left,
          y: base - LANE + 18,
          width: Math.max(3, right - left),
          height: LANE - 18,
        }),
        draw("rect", {
          class: "bar",
          x: left + 0.5,
          y: base - high,
          width: Math.max(1.5, right - left - 1),
          height: high,
        }),
      );
      mark.addEventListener("click", () => {
        // One column: its days are what the table then lists.
        this.brush.show(
          this.days.map((each) => each.day),
          column.first,
          column.last,
        );
        this.choose(column.first, column.last, true);
        document.getElementById("events")?.scrollIntoView({ block: "start" });
      });
      made.push(mark);
    }
    return made;
  }
}

island("timeline", (place, config) => new TimelinePage(place, config));
