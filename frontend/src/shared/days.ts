// Days as numbers of days since 1970, in no time zone: a day is a day.

const MS = 86_400_000;

const KNOWN = new Map<string, number | null>(); // a network has the same days thousands of times

/** The number of an ISO day, or null where that is none. */
export function dayOf(text: string | null | undefined): number | null {
  if (!text) return null;
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const day = readDay(text);
  KNOWN.set(text, day);
  return day;
}

function readDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const at = Date.parse(text.slice(0, 10) + "T00:00:00Z");
  return Number.isNaN(at) ? null : Math.floor(at / MS);
}

/** The ISO day of a number. */
export function textOf(day: number): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

// As every page writes them (rendering/wording.py), whatever the browser would: a test compares the two.
const MONTHS: Record<string, readonly string[]> = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  es: ["ene.", "feb.", "mar.", "abr.", "mayo", "jun.", "jul.", "ago.", "set.", "oct.", "nov.", "dic."],
};

function partsOf(day: number, language: string): { day: number; month: string; year: number } {
  const at = new Date(day * MS);
  const months = MONTHS[language.slice(0, 2)] ?? MONTHS.en;
  return { day: at.getUTCDate(), month: months[at.getUTCMonth()], year: at.getUTCFullYear() };
}

/** A day as the tables of the page write it: "6 Nov 2031". */
export function writeDay(day: number, language: string): string {
  const written = partsOf(day, language);
  return `${written.day} ${written.month} ${written.year}`;
}

/** A number as the pages write it in both languages: "1,200". */
export function writeNumber(number: number): string {
  // By hand: the first `toLocaleString` of a page loads the data of all languages while somebody waits for the drawing.
  const [whole, part] = String(Math.round(number * 1000) / 1000).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ? `.${part}` : "");
}

export interface Tick {
  day: number;
  label: string;
}

/** Marks of an axis over these days, so that about `most` fit: days, months or years. */
export function ticks(first: number, last: number, most: number, language: string): Tick[] {
  const span = Math.max(1, last - first);
  const perTick = span / Math.max(1, most);
  if (perTick < 20) return dayTicks(first, last, Math.max(1, Math.ceil(perTick)), language);
  const months = [1, 2, 3, 6].find((each) => each * 30.4 >= perTick);
  return months
    ? monthTicks(first, last, months, language)
    : yearTicks(first, last, Math.ceil(perTick / 365.25));
}

function dayTicks(first: number, last: number, every: number, language: string): Tick[] {
  const made: Tick[] = [];
  for (let day = first; day <= last; day += every) {
    const written = partsOf(day, language);
    made.push({ day, label: `${written.day} ${written.month}` });
  }
  return made;
}

function monthTicks(first: number, last: number, every: number, language: string): Tick[] {
  const start = new Date(first * MS);
  const made: Tick[] = [];
  for (let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / every) * every; ; month += every) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / MS;
    if (day > last) return made;
    const written = partsOf(day, language);
    if (day >= first) made.push({ day, label: `${written.month} ${written.year}` });
  }
}

function yearTicks(first: number, last: number, every: number): Tick[] {
  const made: Tick[] = [];
  const start = Math.ceil(new Date(first * MS).getUTCFullYear() / every) * every;
  for (let year = start; ; year += every) {
    const at = new Date(0);
    at.setUTCFullYear(year, 0, 1); // Date.UTC takes years below 100 for those of the last century
    const day = at.getTime() / MS;
    if (day > last) return made;
    if (day >= first) made.push({ day, label: String(year) });
  }
}
