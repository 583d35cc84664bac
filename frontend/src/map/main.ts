// The map: units shaded by how many statements name them, the number in each; a press leads to what is said.

import { geoEqualEarth, geoMercator, geoPath } from "d3-geo";
import type { FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

import { followDays, params, withDays, write } from "../shared/address.ts";
import { Brush } from "../shared/brush.ts";
import { dayOf } from "../shared/days.ts";
import { type Config, ask, draw, island, make, say, swap, tell, the } from "../shared/page.ts";
import { type Shape, shadeOf, shapesOf } from "./shapes.ts";

interface MapConfig extends Config {
  boundaries: Record<"world" | "departments" | "provinces", string>;
}

interface UnitCount {
  code: string;
  name: string;
  level: string;
  count: number;
  longitude: number | null;
  latitude: number | null;
}

interface MapAnswer {
  home: string;
  units: UnitCount[];
  days: { day: string; count: number }[];
  country_of: Record<string, string>;
}

class MapPage {
  private readonly place: HTMLElement;
  private readonly config: MapConfig;
  private readonly view: HTMLElement;
  private readonly brush: Brush;
  private readonly loaded = new Map<string, Promise<Shape[]>>();
  private answer: MapAnswer = { home: "", units: [], days: [], country_of: {} };
  private isWorld = false;
  private svg = draw("svg");
  private whole = { x: 0, y: 0, width: 1, height: 1 };
  private box = this.whole;
  private drag: { x: number; y: number; moved: boolean } | null = null;

  constructor(place: HTMLElement, config: MapConfig) {
    [this.place, this.config] = [place, config];
    this.view = the(".map-view", place);
    const words = {
      from: say(config, "from"),
      to: say(config, "to"),
      all: say(config, "all_days"),
      chosen: say(config, "chosen_days"),
    };
    this.brush = new Brush(the(".net-brush", place), words, (since, until, isDone) => {
      if (isDone) void this.go(withDays(params(), since, until));
    });
    const tools: [string, () => void][] = [
      ["nearer", () => this.zoom(1 / 1.4)],
      ["farther", () => this.zoom(1.4)],
      ["fit", () => this.look(this.whole)],
      ["world", () => ((this.isWorld = !this.isWorld), (this.box = this.whole), void this.paint())],
    ];
    for (const [word, run] of tools) {
      const button = make("button", { type: "button" }, say(config, word));
      button.addEventListener("click", run);
      the(".map-tools", place).append(button);
    }
    addEventListener("popstate", () => void this.load());
    new ResizeObserver(() => {
      if (this.svg.isConnected && this.view.clientWidth !== this.whole.width) void this.paint();
    }).observe(this.view);
    void this.load();
  }

  private async go(asked: URLSearchParams): Promise<void> {
    asked.delete("page");
    write(asked, "step");
    followDays(this.place);
    await this.load();
    await swap(the("#units", this.place), `/map/table?${asked}`).catch((problem: Error) => tell(problem.message));
  }

  private async open(unit: string): Promise<void> {
    const asked = params();
    asked.set("unit", unit);
    await this.go(asked);
    document.getElementById("said")?.focus();
  }

  private async load(): Promise<void> {
    try {
      this.answer = (await (await ask(`/api/v1/map?${params()}`)).json()) as MapAnswer;
      const days = this.answer.days.flatMap(({ day, count }) =>
        new Array<number>(Math.min(count, 200)).fill(dayOf(day) ?? 0),
      );
      this.brush.show(days, dayOf(params().get("since")), dayOf(params().get("until")));
      await this.paint();
    } catch (problem) {
      tell((problem as Error).message);
    }
  }

  /** Boundaries are asked for when they are first drawn, and once. */
  private shapes(name: keyof MapConfig["boundaries"]): Promise<Shape[]> {
    let found = this.loaded.get(name);
    if (!found) {
      found = ask(this.config.boundaries[name]).then(async (answer) => {
        const read: unknown = await answer.json();
        if (name === "world") {
          const world = read as Topology<{ units: GeometryCollection }>;
          return shapesOf(feature(world, world.objects.units), "id");
        }
        return shapesOf(
          read as FeatureCollection<Geometry, Record<string, unknown>>,
          name === "departments" ? "FIRST_IDDP" : "FIRST_IDPR",
        );
      });
      this.loaded.set(name, found);
    }
    return found;
  }

  private async paint(): Promise<void> {
    const isPeru = !this.isWorld && Object.values(this.answer.country_of).every((country) => country === "PER");
    const level = params().get("level") === "second" ? "provinces" : "departments";
    const [width, height] = [Math.max(200, this.view.clientWidth), Math.max(200, this.view.clientHeight)];
    const isFirst = this.whole.width !== width || this.whole.height !== height;
    this.whole = { x: 0, y: 0, width, height };
    const peru = await this.shapes(level);
    const world = isPeru ? [] : (await this.shapes("world")).filter((shape) => !shape.code.startsWith("PER-"));
    const shapes = [...world, ...peru];
    const all: FeatureCollection = {
      type: "FeatureCollection",
      features: (isPeru ? peru : shapes).map(({ geometry }) => ({ type: "Feature", properties: {}, geometry })),
    };
    const projection = (isPeru ? geoMercator() : geoEqualEarth()).fitExtent(
      [
        [8, 8],
        [width - 8, height - 8],
      ],
      all,
    );
    const path = geoPath(projection).digits(2);
    const counts = new Map(
      this.answer.units.filter((unit) => unit.level !== "country").map((unit) => [unit.code, unit]),
    );
    const most = Math.max(1, ...[...counts.values()].map((unit) => unit.count));
    const [lands, numbers] = [draw("g"), draw("g")];
    const seen = new Set<string>();
    for (const shape of shapes) {
      const unit = counts.get(shape.code);
      const land = draw("path", {
        d: path(shape.geometry) ?? "",
        class: unit
          ? `land told shade-${shadeOf(unit.count, most)}${unit.code === params().get("unit") ? " chosen" : ""}`
          : "land",
      });
      if (unit) this.bind(land, unit);
      lands.append(land);
      if (unit && !seen.has(unit.code)) {
        const [x, y] = path.centroid(shape.geometry);
        numbers.append(draw("text", { class: "map-count", x, y: y + 4 }, String(unit.count)));
      }
      seen.add(shape.code);
    }
    for (const unit of counts.values()) {
      // A unit whose boundary nobody drew, such as a young province, is a spot.
      const at =
        seen.has(unit.code) || unit.longitude === null || unit.latitude === null
          ? null
          : projection([unit.longitude, unit.latitude]);
      if (!at) continue;
      const spot = draw("circle", { class: "map-spot", cx: at[0], cy: at[1], r: 6 });
      this.bind(spot, unit);
      numbers.append(spot, draw("text", { class: "map-count", x: at[0], y: at[1] - 9 }, String(unit.count)));
    }
    this.svg = draw("svg", { preserveAspectRatio: "xMidYMid meet" }, lands, numbers);
    this.hands();
    this.look(isFirst ? this.whole : this.box);
    this.view.replaceChildren(this.svg);
  }

  private bind(mark: SVGElement, unit: UnitCount): void {
    mark.append(draw("title", {}, say(this.config, "unit", { name: unit.name, count: unit.count })));
    mark.addEventListener("click", () => {
      if (!this.drag?.moved) void this.open(unit.code);
    });
  }

  private look(box: { x: number; y: number; width: number; height: number }): void {
    this.box = box;
    this.svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
    // Numbers keep their size while the land grows.
    const size = Math.max(1.5, 12 * (box.width / this.whole.width));
    for (const text of this.svg.querySelectorAll<SVGTextElement>(".map-count")) text.style.fontSize = `${size}px`;
    for (const spot of this.svg.querySelectorAll(".map-spot")) spot.setAttribute("r", String(size / 2));
  }

  private zoom(by: number, along = 0.5, down = 0.5): void {
    const { x, y, width, height } = this.box;
    const scale = Math.min(1.5, Math.max(0.01, (width / this.whole.width) * by)) / (width / this.whole.width);
    this.look({
      x: x + width * (1 - scale) * along,
      y: y + height * (1 - scale) * down,
      width: width * scale,
      height: height * scale,
    });
  }

  private hands(): void {
    const { svg } = this;
    svg.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !this.view.matches(":hover:focus-within") && !event.shiftKey) return;
        event.preventDefault();
        const box = svg.getBoundingClientRect();
        this.zoom(
          Math.exp(event.deltaY * 0.0016),
          (event.clientX - box.left) / box.width,
          (event.clientY - box.top) / box.height,
        );
      },
      { passive: false },
    );
    svg.addEventListener("pointerdown", (event) => (this.drag = { x: event.clientX, y: event.clientY, moved: false }));
    svg.addEventListener("pointermove", (event) => {
      if (!this.drag || !event.buttons) return;
      const by = this.box.width / Math.max(1, svg.getBoundingClientRect().width);
      const [dx, dy] = [event.clientX - this.drag.x, event.clientY - this.drag.y];
      if (!this.drag.moved && Math.hypot(dx, dy) < 4) return;
      this.drag = { x: event.clientX, y: event.clientY, moved: true };
      this.look({ ...this.box, x: this.box.x - dx * by, y: this.box.y - dy * by });
    });
  }
}

island("map", (place, config) => new MapPage(place, config as MapConfig));
