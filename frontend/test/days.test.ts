import assert from "node:assert/strict";
import { test } from "node:test";

import { dayOf, textOf, ticks, writeNumber } from "../src/shared/days.ts";
import { columnsOf, widthFor } from "../src/timeline/columns.ts";

test("a day is a day, whatever the time zone", () => {
  for (const text of ["1969-12-31", "1970-01-01", "2031-05-06", "2032-02-29", "0031-03-01"])
    assert.equal(textOf(dayOf(text)!), text);
  assert.equal(dayOf("2031-05-06T23:59:59-05:00"), dayOf("2031-05-06"));
  for (const nothing of ["", null, undefined, "yesterday", "2031-13-40"]) assert.equal(dayOf(nothing), null);
});

test("a number is written as the pages write it", () => {
  for (const number of [0, 7, 999, 1000, 12345, 1234567, 0.5, 1234.5678, -4, -4000])
    assert.equal(writeNumber(number), number.toLocaleString("en"));
});

test("an axis has marks within its days, in order, about as many as fit", () => {
  for (const [first, last] of [
    ["2031-05-06", "2031-05-06"],
    ["2031-05-01", "2031-05-20"],
    ["2030-11-03", "2032-03-13"],
    ["1931-01-01", "2031-01-01"],
  ]) {
    const [from, to] = [dayOf(first)!, dayOf(last)!];
    const made = ticks(from, to, 8, "es");

    assert.ok(made.length <= 14, `${first}: ${made.length}`);
    assert.ok(
      made.every((tick, place) => tick.day >= from && tick.day <= to && (!place || tick.day > made[place - 1].day)),
    );
  }
});

test("every event is in one column, and columns hold no more than there were", () => {
  const days = Array.from({ length: 500 }, (_, n) => ({
    day: (n * 7919) % 800,
    kind: n % 3 ? "call" : "payment",
    count: 1 + (n % 5),
  }));
  const total = days.reduce((sum, each) => sum + each.count, 0);

  for (const most of [3, 40, 400, 1000]) {
    const width = widthFor(0, 799, most);
    const columns = columnsOf(days, 0, 799, width);

    assert.equal(
      columns.reduce((sum, each) => sum + each.count, 0),
      total,
    );
    assert.ok(columns.every((each) => each.last - each.first < width));
  }
});
