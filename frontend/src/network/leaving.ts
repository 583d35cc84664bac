// What leaves the page: files of what is seen, and charts that are kept in the case.

import { params } from "../shared/address.ts";
import { type Config, save, say, send, swap, tell, the } from "../shared/page.ts";
import { type Picture, groupsOf } from "./network.ts";
import { colours } from "./styles.ts";

export interface Kept {
  hidden: Set<string>;
  groups: Map<string, string[]>;
}

export type FileForm = "svg" | "pdf" | "graphml";

/** Where everybody stands who is seen, taken apart: those who were put together stand around their place. */
export function placesOf(picture: Picture): Record<string, [number, number]> {
  const found: Record<string, [number, number]> = {};
  picture.nodes.forEach((node, place) => {
    const away = node.members.length > 1 ? 40 + 8 * node.members.length : 0;
    node.members.forEach((id, number) => {
      const angle = (2 * Math.PI * number) / node.members.length - Math.PI / 2; // two one above the other: names are wide
      found[id] = [
        Math.round(picture.x[place] + away * Math.cos(angle)),
        Math.round(picture.y[place] + away * Math.sin(angle)),
      ];
    });
  });
  return found;
}

/** A file that the server makes. */
export async function saveFile(form: FileForm, picture: Picture, hidden: number, config: Config): Promise<void> {
  tell(say(config, "making"));
  try {
    const answer = await send(`/network/export?${params()}`, {
      form,
      places: placesOf(picture),
      groups: groupsOf(picture),
      hidden,
    });
    save(await answer.blob(), `${say(config, "file_name")}.${form}`);
    tell(say(config, "made"));
  } catch (problem) {
    tell((problem as Error).message);
  }
}

/** The view as it is, and below it how it is read: it is often sent without the page that says so. */
export function savePng(canvas: HTMLCanvasElement, hidden: number, config: Config): void {
  const size = 12 * (canvas.width / (canvas.clientWidth || canvas.width));
  const [sheet, { paper, ink, sans }] = [document.createElement("canvas"), colours()];
  const context = sheet.getContext("2d")!;
  const font = `${size}px ${sans}`;
  context.font = font;
  const left = hidden ? ` [${say(config, "left_out", { count: hidden })}]` : "";
  const lines = wrapped(`${say(config, "key")} ${say(config, "arrows")}${left}`, (line) => context.measureText(line).width <= canvas.width - 2 * size);
  [sheet.width, sheet.height] = [canvas.width, Math.ceil(canvas.height + (1.4 * lines.length + 1) * size)];
  context.fillStyle = paper;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.drawImage(canvas, 0, 0);
  [context.font, context.fillStyle, context.textBaseline] = [font, ink, "top"];
  lines.forEach((line, place) => context.fillText(line, size, canvas.height + (0.5 + 1.4 * place) * size));
  sheet.toBlob((image) => image && save(image, `${say(config, "file_name")}.png`));
}

/** The words in lines that fit. */
export function wrapped(words: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Keeps what is seen as a chart of the case, by a name that the form has. */
export async function keepChart(
  form: HTMLFormElement,
  place: HTMLElement,
  picture: Picture,
  kept: Kept,
  config: Config,
): Promise<void> {
  const given = new FormData(form);
  const chart = {
    name: String(given.get("name") ?? ""),
    is_shared: given.get("shared") === "1",
    places: placesOf(picture),
    hidden: [...kept.hidden],
    groups: [...kept.groups].map(([name, members]) => ({ name, members })),
  };
  try {
    const { address } = (await (await send(`/network/charts?${params()}`, chart)).json()) as { address: string };
    await swap(the(".net-charts", place), "/network/charts");
    tell(say(config, "kept"));
    history.replaceState(null, "", address);
  } catch (problem) {
    tell((problem as Error).message);
  }
}
