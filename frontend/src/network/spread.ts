// The days of everything that a question asks for, whatever part of them is chosen: what the brush offers.

import { dayOf } from "../shared/days.ts";
import { ask } from "../shared/page.ts";
import type { Answer } from "./network.ts";

export class Spread {
  private asked: string | null = null;
  private days: readonly number[] = [];

  /** One entry for each tie; the server is asked again where the answer is of chosen days and the rest is not known. */
  async of(answer: Answer, asked: URLSearchParams, signal: AbortSignal): Promise<readonly number[]> {
    const whole = new URLSearchParams(asked);
    whole.delete("since");
    whole.delete("until");
    const isWhole = whole.toString() === asked.toString();
    if (!isWhole && whole.toString() === this.asked) return this.days;
    const given = isWhole ? answer : ((await (await ask(`/api/v1/network?${whole}`, { signal })).json()) as Answer);
    this.asked = whole.toString();
    this.days = given.ties.flatMap((tie) => dayOf(tie.first) ?? []);
    return this.days;
  }
}
