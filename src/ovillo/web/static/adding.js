// Adding files: dragged or chosen, sent in one go, and told of one by one as they are read.
import { ask, tell } from "./workbench.js";

const form = document.querySelector("[data-add]");
const run = document.querySelector("[data-run]");
const LONG_SECONDS = 3; // after which one wonders what it waits for
let chosen = []; // {file, name}

if (form) {
  const drop = form.querySelector("[data-drop]");
  const send = form.querySelector("[data-send]");

  const choose = (files) => {
    chosen = files;
    const names = files.slice(0, 6).map((each) => each.name);
    form.querySelector("[data-chosen]").textContent = names.join(", ") + (files.length > 6 ? ` … (${files.length})` : "");
    send.disabled = files.length === 0;
    if (files.length) send.focus();
  };

  form.addEventListener("change", (event) => {
    if (event.target.type !== "file") return;
    choose([...event.target.files].map((file) => ({ file, name: file.webkitRelativePath || file.name })));
  });

  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    choose(entries.length ? (await Promise.all(entries.map((each) => walk(each, "")))).flat() : plain(event.dataTransfer.files));
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    const body = new FormData(form);
    body.delete("files");
    for (const { file, name } of chosen) {
      body.append("files", file, name);
      body.append("names", name); // the name of a part has %22 for a quotation mark
    }
    show(form.dataset.sending);
    run.querySelector("h2").focus(); // a disabled button keeps no focus
    try {
      const answer = await ask("/add", { method: "POST", body });
      listen((await answer.json()).run);
    } catch (error) {
      run.hidden = true;
      send.disabled = false;
      send.focus();
      tell(error.message);
    }
  });
}

const plain = (files) => [...files].map((file) => ({ file, name: file.name }));

async function walk(entry, path) {
  if (entry.isFile) {
    const file = await new Promise((give, fail) => entry.file(give, fail));
    return [{ file, name: path + file.name }];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const part = await new Promise((give, fail) => reader.readEntries(give, fail));
    if (!part.length) break;
    for (const each of part) found.push(...(await walk(each, `${path}${entry.name}/`)));
  }
  return found;
}

function show(text) {
  run.hidden = false;
  run.querySelector("[data-run-text]").textContent = text;
}

function listen(id) {
  const source = new EventSource(`/add/${id}`);
  const bar = run.querySelector("progress");
  const counts = { total: 0, gone: 0, documents: 0, statements: 0 };
  const progress = () => {
    bar.max = Math.max(counts.total, 1);
    bar.value = counts.gone;
    show(form.dataset.reading.replace("{count}", counts.gone).replace("{total}", counts.total));
  };
  source.addEventListener("total", (event) => {
    counts.total = JSON.parse(event.data);
    progress();
  });
  const waits = run.querySelector("[data-following-text]");
  let [following, since] = ["", Date.now()];
  const wait = () => {
    const seconds = Math.round((Date.now() - since) / 1000);
    waits.hidden = !following || seconds < LONG_SECONDS;
    waits.textContent = form.dataset.following.replace("{seconds}", seconds).replace("{name}", () => following);
  };
  const clock = setInterval(wait, 1000);
  source.addEventListener("gone", (event) => {
    const gone = JSON.parse(event.data);
    [counts.gone, following, since] = [gone.count, gone.following, Date.now()];
    progress();
    wait();
  });
  source.addEventListener("line", (event) => {
    const line = JSON.parse(event.data);
    if (line.outcome === "added" || line.outcome === "read") {
      counts.documents += 1;
      counts.statements += line.statements;
    }
    run.querySelector("[data-lines]").append(row(line));
  });
  const end = (text) => {
    source.close();
    clearInterval(clock);
    waits.hidden = true;
    show(text);
    run.querySelector("[data-after]").hidden = false;
    run.querySelector("h2").focus();
  };
  source.addEventListener("done", () =>
    end(form.dataset.done.replace("{documents}", counts.documents).replace("{statements}", counts.statements)),
  );
  source.addEventListener("failed", (event) => end(JSON.parse(event.data)));
  source.onerror = () => end(form.dataset.lost);
}

function row(line) {
  const made = document.createElement("tr");
  made.dataset.outcome = line.outcome;
  const name = document.createElement("th");
  name.scope = "row";
  if (line.document) {
    const link = Object.assign(document.createElement("a"), { href: `/documents/${line.document}`, textContent: line.name });
    name.append(link);
  } else {
    name.textContent = line.name;
  }
  const told = Object.assign(document.createElement("td"), { textContent: line.told });
  for (const [href, textContent] of line.pages) told.append(" · ", Object.assign(document.createElement("a"), { href, textContent }));
  const count = Object.assign(document.createElement("td"), { className: "number", textContent: String(line.statements) });
  made.append(name, told, count);
  return made;
}
