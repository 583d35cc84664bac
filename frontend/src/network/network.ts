// The network that is shown: what the server answers, what the reader hid or put together, and which part passes the
// days chosen. Nothing here knows a canvas.

import { dayOf } from "../shared/days.ts";

export interface NodeLine {
  id: string;
  name: string;
  type: string | null;
  /** Whether something was decided for them: acquitted, or no longer convicted or charged. */
  cleared: boolean;
  /** What stands behind the name: what was decided, and the firmest that another source says. */
  beside: string;
  /** Whether it has a name, or is a role only. */
  named: boolean;
  /** Ties that it has in the whole network, shown or not. */
  ties: number;
}

export interface TieLine {
  /** Places in the list of nodes. */
  source: number;
  target: number;
  weight: number;
  /** The firmest that a source gives; null of rows of tables. */
  standing: string | null;
  /** What is said, in the reader's words. */
  label: string;
  first: string | null;
  last: string | null;
  disputed: boolean;
  /** What is denied of somebody unnamed, in the reader's words. */
  denials?: string[];
  /** Whether something was decided for whoever it is told of. */
  cleared?: boolean;
  /** What speaks for whoever it is told of, in the reader's words. */
  for?: string[];
  /** Of either to the other alike. */
  symmetric?: boolean;
}

export interface Answer {
  nodes: NodeLine[];
  ties: TieLine[];
  /** Of a saved chart. */
  places?: Record<string, [number, number]>;
  hidden?: string[];
  groups?: { name: string; members: string[] }[];
  /** Ids on the ways between two, each way in its order. */
  paths?: string[][];
  /** What is not drawn of the case, and why. */
  missing?: { told: string; why: string[] };
  /** Whom the page was opened on. */
  opened?: string[];
}

/** One node as drawn: somebody, or several who were put together. */
export interface Shown {
  id: string;
  name: string;
  type: string | null;
  cleared: boolean;
  beside: string;
  named: boolean;
  /** Ties that are not shown. */
  more: number;
  members: string[];
}

/** One line as drawn, with every tie behind it. */
export interface Line {
  source: number;
  target: number;
  weight: number;
  standing: string | null;
  labels: string[];
  first: number | null;
  last: number | null;
  disputed: boolean;
  denials: string[];
  cleared: boolean;
  for: string[];
  /** Whether no arrow tells who does it to whom. */
  symmetric: boolean;
  onPath: boolean;
}

const FIRMNESS = [
  "denied",
  "acquitted",
  "reported",
  "admitted",
  "suspected",
  "investigated",
  "accused",
  "charged",
  "convicted",
];

/** Which of two standings a line is drawn as. */
export function firmer(one: string | null, other: string | null): string | null {
  return FIRMNESS.indexOf(one ?? "") >= FIRMNESS.indexOf(other ?? "") ? one : other;
}

/** What is shown of an answer, with places by id. */
export class Picture {
  readonly nodes: Shown[] = [];
  readonly lines: Line[] = [];
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** 1 for each line that the days chosen let pass. */
  readonly passes: Uint8Array;
  /** 1 for each line whose ends are tied the other way round too. */
  readonly hasReverse: Uint8Array;
  /** Lines at each node. */
  readonly degree: Uint32Array;
  private readonly placeOf = new Map<string, number>();

  constructor(answer: Answer, hidden: ReadonlySet<string>, groups: ReadonlyMap<string, readonly string[]>) {
    const slots = this.slots(answer, hidden, groups);
    const steps = pathSteps(answer.paths ?? []);
    const known = new Map<string, Line>();
    for (const tie of answer.ties) {
      const [source, target] = [slots[tie.source], slots[tie.target]];
      if (source < 0 || target < 0 || source === target) continue;
      const key = `${source} ${target}`; // two numbers: a blank parts them for certain
      const onPath = steps.size > 0 && steps.has(stepKey(answer.nodes[tie.source].id, answer.nodes[tie.target].id));
      const line = known.get(key);
      if (line) merge(line, tie, onPath);
      else {
        const made = lineOf(tie, source, target, onPath);
        known.set(key, made);
        this.lines.push(made);
      }
    }
    const shownTies = new Uint32Array(this.nodes.length);
    answer.ties.forEach((tie) => {
      for (const end of [tie.source, tie.target]) if (slots[end] >= 0) shownTies[slots[end]]++;
    });
    this.nodes.forEach((node, place) => (node.more = Math.max(0, node.more - shownTies[place])));
    this.x = new Float32Array(this.nodes.length);
    this.y = new Float32Array(this.nodes.length);
    this.source = Uint32Array.from(this.lines, (line) => line.source);
    this.target = Uint32Array.from(this.lines, (line) => line.target);
    this.passes = new Uint8Array(this.lines.length).fill(1);
    this.hasReverse = Uint8Array.from(this.lines, (line) => (known.has(`${line.target} ${line.source}`) ? 1 : 0));
    this.degree = new Uint32Array(this.nodes.length);
    for (const end of [this.source, this.target]) for (const node of end) this.degree[node]++;
  }

  private slots(
    answer: Answer,
    hidden: ReadonlySet<string>,
    groups: ReadonlyMap<string, readonly string[]>,
  ): Int32Array {
    const groupOf = new Map<string, string>();
    for (const [name, members] of groups) for (const member of members) groupOf.set(member, name);
    const slots = new Int32Array(answer.nodes.length).fill(-1);
    answer.nodes.forEach((node, place) => {
      if (hidden.has(node.id)) return;
      const group = groupOf.get(node.id);
      const id = group === undefined ? node.id : groupId(group);
      let slot = this.placeOf.get(id);
      if (slot === undefined) {
        slot = this.nodes.length;
        this.placeOf.set(id, slot);
        const made = { ...node, more: node.ties, members: [node.id] };
        this.nodes.push(
          group === undefined
            ? made
            : { ...made, id, name: group, type: "group of nodes", beside: told(node), named: true },
        );
      } else {
        const shown = this.nodes[slot];
        shown.members.push(node.id);
        shown.more += node.ties;
        shown.cleared ||= node.cleared;
        shown.beside = [shown.beside, told(node)].filter(Boolean).join("; ");
      }
      slots[place] = slot;
    });
    return slots;
  }

  /** The number of the node that shows somebody, or -1. */
  find(id: string): number {
    return this.placeOf.get(id) ?? this.nodes.findIndex((node) => node.members.includes(id));
  }

  /** Lets only lines pass that were so within the days; a line without a day always passes. */
  choose(since: number | null, until: number | null): void {
    this.lines.forEach((line, place) => {
      const isAfter = since !== null && line.last !== null && line.last < since;
      const isBefore = until !== null && line.first !== null && line.first > until;
      this.passes[place] = isAfter || isBefore ? 0 : 1;
    });
  }

  /** Numbers of the lines at a node that pass. */
  linesAt(node: number): number[] {
    const found: number[] = [];
    for (let line = 0; line < this.lines.length; line++) {
      if (this.passes[line] && (this.source[line] === node || this.target[line] === node)) found.push(line);
    }
    return found;
  }
}

/** What was decided for one of a group, with whose it is: no name of a group may hide it. */
function told(node: { name: string; beside: string }): string {
  return node.beside && `${node.name}: ${node.beside}`;
}

export function groupId(name: string): string {
  return `group:${name}`;
}

/** Who is seen put together: a file takes them apart, and says so. */
export function groupsOf(picture: Picture): { name: string; members: string[] }[] {
  return picture.nodes.filter(isGroup).map(({ name, members }) => ({ name, members }));
}

/** Whether a node shows several who were put together. */
export function isGroup(node: { id: string }): boolean {
  return node.id.startsWith("group:");
}

const stepKey = (one: string, other: string): string => JSON.stringify(one < other ? [one, other] : [other, one]);

function pathSteps(paths: readonly string[][]): Set<string> {
  return new Set(paths.flatMap((path) => path.slice(1).map((id, place) => stepKey(path[place], id))));
}

function lineOf(tie: TieLine, source: number, target: number, onPath: boolean): Line {
  const { weight, standing, disputed } = tie;
  return {
    source,
    target,
    weight,
    standing,
    labels: [tie.label],
    first: dayOf(tie.first),
    last: dayOf(tie.last),
    disputed,
    denials: [...(tie.denials ?? [])],
    cleared: tie.cleared ?? false,
    for: [...(tie.for ?? [])],
    symmetric: tie.symmetric ?? false,
    onPath,
  };
}

function merge(line: Line, tie: TieLine, onPath: boolean): void {
  line.weight += tie.weight;
  line.standing = firmer(line.standing, tie.standing);
  if (!line.labels.includes(tie.label)) line.labels.push(tie.label);
  const [first, last] = [dayOf(tie.first), dayOf(tie.last)];
  // A tie without a day may be of any: so is then the line.
  line.first = line.first === null || first === null ? null : Math.min(line.first, first);
  line.last = line.last === null || last === null ? null : Math.max(line.last, last);
  line.disputed ||= tie.disputed;
  for (const denial of tie.denials ?? []) if (!line.denials.includes(denial)) line.denials.push(denial);
  line.cleared ||= tie.cleared ?? false;
  for (const said of tie.for ?? []) if (!line.for.includes(said)) line.for.push(said);
  line.symmetric &&= tie.symmetric ?? false;
  line.onPath ||= onPath;
}
