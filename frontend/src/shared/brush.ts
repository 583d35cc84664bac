// Some days chosen out of all: bars that can be brushed, with two sliders that do the same by keys.

import { draw, language, make } from "./page.ts";
import { ticks, writeDay } from "./days.ts";

export interface BrushWords {
  from: string;
  to: string;
  all: string;
  chosen: string;
}

const HEIGHT = 54;
const AXIS = 16;

export class Brush {
  private readonly place: HTMLElement;
  private readonly words: BrushWords;
  private readonly svg = draw("svg", { class: "brush-bars", role: "img", height: HEIGHT + AXIS });
  private readonly from = make("input", { type: "range", step: "1" });
  private readonly to = make("input", { type: "range", step: "1" });
  private readonly told = make("output", { class: "brush-told" });
  private readonly clear = make("button", { type: "button", class: "quiet" });
  private readonly change: (since: number | null, until: number | null, isDone: boolean) => void;
  private first = 0;
  private last = 0;
  private days: number[] = [];
  private range: [number, number] = [0, 0];
  private start = -1;
  private startX = 0;

  constructor(
    place: HTMLElement,
    words: BrushWords,
    change: (since: number | null, until: number | null, isDone: boolean) => void,
  ) {
    [this.place, this.words, this.change] = [place, words, change];
    this.from.setAttribute("aria-label", words.from);
    this.to.setAttribute("aria-label", words.to);
    this.clear.textContent = words.all;
    this.svg.setAttribute("aria-hidden", "true"); // the sliders say the same
    place.replaceChildren(this.svg, make("div", { class: "brush-row" }, this.from, this.to, this.told, this.clear));
    for (const slider of [this.from, this.to]) {
      slider.addEventListener("input", () => this.slide(slider, false));
      slider.addEventListener("change", () => this.slide(slider, true));
    }
    this.clear.addEventListener("click", () => this.set([this.first, this.last], true));
    this.svg.addEventListener("pointerdown", (event) => this.down(event));
    this.svg.addEventListener("pointermove", (event) => this.drag(event, false));
    this.svg.addEventListener("pointerup", (event) => this.drag(event, true));
    new ResizeObserver(() => this.paint()).observe(place);
  }

  /** The days that there are, one entry for each thing that happened, and those chosen now. */
  show(days: readonly number[], since: number | null, until: number | null): void {
    this.days = [...days].sort((one, other) => one - other);
    this.place.hidden = this.days.length === 0;
    if (this.place.hidden) return;
    [this.first, this.last] = [this.days[0], this.days[this.days.length - 1]];
    // What the address asks for may lie outside of what there is.
    if (since !== null) this.first = Math.min(this.first, since);
    if (until !== null) this.last = Math.max(this.last, until);
    for (const slider of [this.from, this.to]) {
      slider.min = String(this.first);
      slider.max = String(this.last);
    }
    this.range = [since ?? this.first, until ?? this.last];
    this.paint();
  }

  private slide(slider: HTMLInputElement, isDone: boolean): void {
    const day = Number(slider.value);
    const [from, to] = this.range;
    this.set(slider === this.from ? [Math.min(day, to), to] : [from, Math.max(day, from)], isDone);
  }

  private set(range: [number, number], isDone: boolean): void {
    this.range = range;
    this.paint();
    const [from, to] = range;
    this.change(from <= this.first ? null : from, to >= this.last ? null : to, isDone);
  }

  private dayAt(event: PointerEvent): number {
    const box = this.svg.getBoundingClientRect();
    const along = Math.min(1, Math.max(0, (event.clientX - box.left) / Math.max(1, box.width)));
    return Math.min(this.last, Math.floor(this.first + along * this.span));
  }

  private down(event: PointerEvent): void {
    this.svg.setPointerCapture(event.pointerId);
    this.start = this.dayAt(event);
    this.startX = event.clientX;
    event.preventDefault();
  }

  private drag(event: PointerEvent, isDone: boolean): void {
    if (this.start < 0) return;
    const day = this.dayAt(event);
    const range: [number, number] = [Math.min(this.start, day), Math.max(this.start, day)];
    if (isDone) this.start = -1;
    const isPress = Math.abs(event.clientX - this.startX) < this.svg.clientWidth / 200;
    this.set(isPress ? [this.first, this.last] : range, isDone);
  }

  /** Days that the bars stand for: each is as wide as another, the last one too. */
  private get span(): number {
    return this.last - this.first + 1;
  }

  private paint(): void {
    const width = Math.max(120, this.place.clientWidth);
    const across = (day: number): number => ((day - this.first) / this.span) * width;
    const [from, to] = this.range;
    this.svg.setAttribute("width", String(width));
    this.svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT + AXIS}`);
    const bars = this.bars(width);
    const axis = ticks(this.first, this.last, width / 90, language()).map((tick) => {
      const x = across(tick.day + 0.5);
      const anchor = x < 30 ? "start" : x > width - 30 ? "end" : "middle";
      return draw("text", { x, y: HEIGHT + 12, class: "brush-tick", "text-anchor": anchor }, tick.label);
    });
    const chosen = draw("rect", {
      class: "brush-range",
      x: across(from),
      y: 0,
      width: Math.max(2, across(to + 1) - across(from)),
      height: HEIGHT,
    });
    this.svg.replaceChildren(
      chosen,
      ...bars,
      draw("line", { x1: 0, x2: width, y1: HEIGHT, y2: HEIGHT, class: "brush-base" }),
      ...axis,
    );
    this.from.value = String(from);
    this.to.value = String(to);
    const [one, other] = [writeDay(from, language()), writeDay(to, language())];
    this.from.setAttribute("aria-valuetext", one);
    this.to.setAttribute("aria-valuetext", other);
    this.told.textContent = this.words.chosen.replace("{from}", one).replace("{to}", other);
    this.clear.disabled = from <= this.first && to >= this.last;
  }

  private bars(width: number): SVGElement[] {
    const span = this.span;
    const count = Math.max(1, Math.min(span, Math.floor(width / 7))); // no bar is less than a day
    const counts = new Array<number>(count).fill(0);
    for (const day of this.days) counts[Math.min(count - 1, Math.floor(((day - this.first) / span) * count))]++;
    const most = Math.max(...counts, 1);
    return counts.flatMap((here, place) => {
      if (!here) return [];
      const day = this.first + ((place + 0.5) * span) / count;
      const isIn = day >= this.range[0] && day <= this.range[1] + 1;
      const height = Math.max(2, (here / most) * (HEIGHT - 6));
      return [
        draw("rect", {
          class: isIn ? "brush-bar in" : "brush-bar",
          x: (place * width) / count + 1,
          y: HEIGHT - height,
          width: Math.max(1, width / count - 2),
          height,
        }),
      ];
    });
  }
}
