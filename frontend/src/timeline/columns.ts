// Days put into columns of one width, and one row of columns for each kind of event.

export interface DayCount {
  day: number;
  kind: string;
  count: number;
}

export interface Column {
  kind: string;
  first: number;
  last: number;
  count: number;
}

/** Widths of a column in days that a reader can name: a day, a week, four weeks, a quarter, a year. */
const WIDTHS = [1, 7, 28, 91, 365, 3652];

/** The width of a column so that at most `most` fit. */
export function widthFor(first: number, last: number, most: number): number {
  const days = last - first + 1;
  return WIDTHS.find((width) => days / width <= most) ?? Math.ceil(days / most);
}

/** The columns that hold anything, by kind and then time; every day is in one column of its kind. */
export function columnsOf(days: readonly DayCount[], first: number, last: number, width: number): Column[] {
  const found = new Map<string, Column>();
  for (const { day, kind, count } of days) {
    if (day < first || day > last) continue;
    const start = first + Math.floor((day - first) / width) * width;
    const key = `${kind} ${start}`;
    const column = found.get(key);
    if (column) column.count += count;
    else found.set(key, { kind, first: start, last: Math.min(last, start + width - 1), count });
  }
  return [...found.values()].sort((one, other) => one.kind.localeCompare(other.kind) || one.first - other.first);
}
