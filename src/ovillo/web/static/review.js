// The review queue: a key shows the next item at once; decisions go to the server behind it.
// What the server refuses comes back to the screen with its reason.
import { askPart, note, post, tell, tellIn } from "./workbench.js";

const root = document.querySelector("[data-review]");
const FEW = 25;
const MINUTE = 60_000;
const LEAST_MINUTES = 0.1; // of fewer the rate says nothing

if (root) start(root);

function start(root) {
  const place = root.querySelector("[data-items]");
  const reason = root.querySelector("#reason");
  const taken = []; // {article, verdict, answer}: what this page decided, latest last
  const times = [];
  let decided = Number(root.dataset.decided);
  const pending = new Set();
  let fetching = false;
  let isAll = false; // whether the server has no item that this page has not

  const items = () => [...place.querySelectorAll("article.item:not([data-decided])")];
  const current = () => place.querySelector("article.item:not([hidden])");

  function show(article, { focus = true } = {}) {
    for (const each of place.querySelectorAll("article.item:not([hidden])")) each.hidden = true;
    root.querySelector("[data-done]").hidden = Boolean(article) || !isAll;
    if (!article) return;
    article.hidden = false;
    if (focus) article.focus({ preventScroll: true });
    centre(article);
  }

  function centre(article) {
    for (const lit of article.querySelectorAll("mark.lit")) {
      const sheet = lit.closest(".text");
      const above = lit.getBoundingClientRect().top - sheet.getBoundingClientRect().top - sheet.clientHeight / 3;
      const line = parseFloat(getComputedStyle(sheet).lineHeight) || 1;
      sheet.scrollTop = Math.round((sheet.scrollTop + above) / line) * line; // half a line at the edge reads as noise
    }
  }

  function progress() {
    const total = Number(root.dataset.total);
    root.querySelector("progress").value = decided;
    const language = document.documentElement.lang === "es" ? "es-PE" : "en";
    const number = new Intl.NumberFormat(language);
    root.querySelector("[data-progress-text]").textContent = root.dataset.progress
      .replace("{decided}", number.format(decided))
      .replace("{total}", number.format(total));
    while (times.length && performance.now() - times[0] > 5 * MINUTE) times.shift();
    const minutes = times.length ? (times.at(-1) - times[0]) / MINUTE : 0;
    if (minutes >= LEAST_MINUTES) {
      const rate = (times.length - 1) / minutes;
      root.querySelector("[data-rate-text]").textContent =
        "· " + root.dataset.rate.replace("{rate}", number.format(rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate)));
    } else root.querySelector("[data-rate-text]").textContent = "";
  }

  function next(after) {
    const waiting = items();
    const found = waiting.find((each) => after.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
    return found ?? waiting[0];
  }

  // What the server may still hold for undecided: what is so, and what it has not answered yet.
  function held() {
    const sent = taken.filter((each) => pending.has(each.answer)).map((each) => each.article);
    return [...items(), ...sent].map((each) => `&held=${encodeURIComponent(each.dataset.target)}`).join("");
  }

  async function fetchMore() {
    if (fetching || isAll) return;
    fetching = true;
    try {
      const page = await askPart(root.dataset.more + held());
      const more = [...page.querySelectorAll("article.item")];
      const known = new Set([...place.querySelectorAll("article.item")].map((each) => each.dataset.target));
      const fresh = more.filter((each) => !known.has(each.dataset.target));
      isAll = fresh.length === 0;
      place.append(...fresh.map((each) => document.importNode(each, true)));
      if (!current()) show(items()[0]);
    } catch (error) {
      tell(error.message); // more may wait: nothing is said of the end of the queue
    } finally {
      fetching = false;
    }
  }

  // A correction that is being written is neither lost nor passed over by a key: it is saved or cancelled first.
  const formOf = (article) => article.querySelector("[data-amend-form]");

  function isAmending(article) {
    const form = formOf(article);
    if (!form) return false;
    tellIn(form, root.dataset.amending);
    form.querySelector("button").focus();
    return true;
  }

  function decide(button) {
    const article = current();
    if (!article || isAmending(article)) return;
    const given = { target: article.dataset.target, verdict: button.dataset.verdict };
    given.reason = reason.value.trim() || button.dataset.reason;
    advance(article, "/api/v1/judgements", given);
  }

  function advance(article, address, given) {
    article.dataset.decided = "";
    decided += 1;
    times.push(performance.now());
    const record = { article, address, answer: null };
    taken.push(record);
    reason.value = "";
    show(next(article));
    progress();
    record.answer = keep(
      post(address, given).catch((error) => {
        bringBack(record);
        if (formOf(article)) tellIn(formOf(article), error.message);
        else tell(error.message);
        return null;
      }),
    );
    if (items().length <= FEW) fetchMore();
    return record.answer;
  }

  // What the server has not answered yet: whoever leaves the page meanwhile is asked first.
  function keep(answer) {
    pending.add(answer);
    root.dataset.pending = pending.size;
    answer.finally(() => {
      pending.delete(answer);
      root.dataset.pending = pending.size;
    });
    return answer;
  }

  addEventListener("beforeunload", (event) => {
    if (pending.size) event.preventDefault();
  });

  function bringBack(record) {
    const index = taken.indexOf(record);
    if (index >= 0) taken.splice(index, 1);
    delete record.article.dataset.decided;
    decided -= 1;
    times.pop();
    isAll = false;
    show(record.article);
    progress();
  }

  function undo() {
    const record = taken.at(-1);
    if (!record) return note(root.dataset.nothing);
    bringBack(record);
    note(root.dataset.undone);
    keep(
      record.answer
        .then((made) => made && post(`${record.address}/undo`, { target: made.id }))
        .catch((error) => tell(error.message)),
    );
  }

  async function amend() {
    const article = current();
    const into = article?.querySelector("[data-amending]");
    if (!into) return;
    if (formOf(article)) return formOf(article).querySelector("input").focus();
    const page = await askPart(`/review/amend/${article.dataset.target}`).catch((error) => tell(error.message));
    const form = page?.querySelector("form");
    if (!form) return;
    tell(""); // what was told of the last decision would lie over the fields
    into.replaceChildren(document.importNode(form, true));
    formOf(article).dataset.opened = written(formOf(article));
    into.querySelector("input").focus();
  }

  root.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-amend-form]");
    if (!form) return;
    event.preventDefault();
    const article = form.closest("article");
    // What the server refuses comes back with all that was typed.
    advance(article, "/api/v1/statements", draftOf(form)).then((made) => made && form.remove());
  });

  // Enter and Escape leave the reason for the item that it is about. Escape closes a correction in which nothing was
  // written; of another it goes to the button that drops it.
  root.addEventListener("keydown", (event) => {
    const isLeaving = event.key === "Escape" || (event.key === "Enter" && event.target === reason);
    if (!isLeaving || event.isComposing || !event.target.matches("input, select")) return;
    event.preventDefault();
    event.stopPropagation();
    const form = event.target.closest("[data-amend-form]");
    if (form && form.dataset.opened !== written(form)) return form.querySelector("[data-cancel]").focus();
    form?.remove();
    current()?.focus({ preventScroll: true });
  });

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.verdict) decide(button);
    else if ("undo" in button.dataset) undo();
    else if ("amend" in button.dataset) amend();
    else if ("cancel" in button.dataset) {
      button.closest("form").remove();
      current()?.focus({ preventScroll: true });
    } else if ("skip" in button.dataset) {
      const article = current();
      if (article && !isAmending(article)) {
        article.parentNode.append(article);
        show(next(article) === article ? article : items()[0]);
      }
    }
  });

  isAll = items().length === 0;
  show(items()[0], { focus: false });
}

const written = (form) => JSON.stringify([...new FormData(form)]);

export function draftOf(form) {
  const fields = new FormData(form);
  const draft = {
    document: form.dataset.document,
    start: Number(form.dataset.start),
    end: Number(form.dataset.end),
    negated: fields.has("negated"),
  };
  for (const name of ["subject", "object", "where", "predicate", "standing", "value", "number", "unit", "speaker"]) {
    draft[name] = String(fields.get(name) ?? "");
  }
  for (const name of ["subject_type", "object_type", "speaker_type", "qualifier"]) if (fields.get(name)) draft[name] = fields.get(name);
  for (const name of ["since", "until"]) draft[name] = fields.get(name) || null;
  if (form.dataset.supersedes) draft.supersedes = form.dataset.supersedes;
  return draft;
}
