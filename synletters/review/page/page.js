// The review page: what is asked of the server, what is shown, and the keys. It loads nothing from elsewhere.
import { Text } from "./text.js";

const $ = id => document.getElementById(id);
const SIGNS = { accepted: ["✓", "accepted"], rejected: ["✕", "rejected"], "": ["·", "open"] };
const WHY = { identifier: "an identifier was missed", meaning: "it says something else", other: "another reason" };
const source = new Text($("source"), "source"), rewrite = new Text($("rewrite"), "rewrite");
const state = { who: "", view: "sample", find: "", start: 0, page: 50, total: 0, rows: [], letter: null, info: null, last: null, label: "NAME", unsaved: false };
let ahead = null, chain = Promise.resolve();

// the server

class Fault extends Error {
  constructor(message, status) { super(message); this.status = status; }
}

async function ask(what, body = {}) {
  let answer;
  try {
    answer = await fetch(`api/${what}`, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ reviewer: state.who, ...body }),
    });
  } catch {
    throw new Fault("Not saved: the review is not running any more. Start `synletters review` again and open its new address; what was saved before is safe. What you typed stands here still.", 0);
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Fault(told.error ?? `The server answered ${answer.status}.`, answer.status);
  return told;
}

function say(words) { $("live").textContent = ""; requestAnimationFrame(() => { $("live").textContent = words; }); }
function warn(words) { $("alert").textContent = words; $("alert").hidden = !words; }

// one after the other: a key that is pressed while a comment is being saved waits for it
function tried(work) {
  chain = chain.then(async () => { try { warn(""); await work(); } catch (fault) { warn(fault.message); } });
  return chain;
}

// a decision is for the letter that stands there when the key is pressed, and for no other that comes meanwhile
function tell(work) {
  const n = state.letter?.n;
  return tried(async () => { if (n !== undefined && state.letter?.n === n) await work(); });
}

// what is shown

function item(tag, className, words) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (words !== undefined) made.textContent = words;
  return made;
}

const shownId = row => row.variant ? `${row.id} #${row.variant}` : row.id;

async function showProgress() {
  const info = state.info = await ask("overview");
  const { accepted, rejected, sample, sample_decided: decided } = info.mine;
  $("run").textContent = `${info.run}: ${info.letters.toLocaleString("en")} letters`;
  $("bar").max = Math.max(1, sample); $("bar").value = decided;
  $("progress").textContent = `${decided} of ${sample} of the sample; ${accepted} accepted, ${rejected} rejected`;
  if (!$("view").options.length) {
    for (const [name, words] of Object.entries(info.views)) $("view").append(new Option(words, name));
    $("view").value = state.view;
  }
}

async function showQueue(start = 0) {
  const told = await ask("queue", { view: state.view, find: state.find, start });
  Object.assign(state, { rows: told.rows, start: told.start, total: told.total, page: told.page });
  const end = told.start + told.rows.length;
  $("count").textContent = told.total ? `${told.start + 1} to ${end} of ${told.total.toLocaleString("en")}, riskiest first` : "no letter here";
  $("earlier").disabled = told.start === 0; $("later").disabled = end >= told.total;
  drawQueue();
}

function drawQueue() {
  $("queue").replaceChildren(...state.rows.map(row => {
    const line = item("li"), button = item("button");
    button.type = "button";
    const [sign, word] = SIGNS[row.state];
    const mark = item("span", `sign ${row.state}`, sign);
    mark.setAttribute("aria-hidden", "true");
    button.append(mark, item("span", "id", shownId(row)), item("small", "", [`${row.stratum} risk`, ...row.reasons].join("; ")), item("span", "hidden", word));
    if (state.letter?.n === row.n) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => tried(() => open(row.n)));
    line.append(button);
    return line;
  }));
  $("queue").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

async function open(n, { focus = true } = {}) {
  await saveComment();
  const told = ahead?.n === n ? await ahead.letter : await ask("letter", { n });
  ahead = null;
  draw(told);
  drawQueue();
  if (focus) $("rewrite").focus({ preventScroll: true });
  say(`Letter ${shownId(told)}, ${told.stratum} risk. ${told.reasons.join(". ")}`);
  const at = state.rows.findIndex(row => row.n === n), next = state.rows[at + 1];
  if (next) ahead = { n: next.n, letter: ask("letter", { n: next.n }) }, ahead.letter.catch(() => { ahead = null; });
}

function draw(told, { keepComment = false } = {}) {
  const same = state.letter?.n === told.n, tops = [$("source").scrollTop, $("rewrite").scrollTop];
  state.letter = told;
  $("letter").hidden = $("decide").hidden = false; $("empty").hidden = true;
  $("title").textContent = shownId(told);
  $("why").replaceChildren(...[`${told.stratum} risk${told.sampled ? ", in the sample" : ""}`, ...told.reasons].map(why => item("li", "", why)));
  rewrite.show(told.rewrite);
  $("source-pane").hidden = !told.source; $("panes").classList.toggle("one", !told.source);
  if (told.source) source.show(told.source);
  const notes = [];
  if (!told.source) notes.push(state.info.sources ? "The letters that were named hold no source of this rewrite; the rewrite alone is shown." : "Only the rewrite is shown: start the review with --letters and the letters that were rewritten to see both.");
  if (!told.source && !state.info.refills_known) notes.push("The run was not asked to mark refilled words (--mark-refills), so they are not coloured.");
  $("notice").textContent = notes.join(" "); $("notice").hidden = !notes.length;
  $("marks").replaceChildren(...told.marks.map(mark => {
    const line = item("li", mark.kind), button = item("button", "", "✕");
    button.type = "button";
    button.setAttribute("aria-label", `take away the mark ${mark.kind} on ${mark.text}`);
    button.addEventListener("click", () => tried(() => unmark(mark.mark)));
    line.append(item("span", "", mark.kind === "missed" ? mark.label : "not an identifier"), item("span", "words", mark.text), button);
    return line;
  }));
  if (!keepComment) { $("comment").value = told.decision.comment; state.unsaved = false; }
  const { state: own, why } = told.decision;
  $("state").className = `state ${own}`;
  $("state").textContent = own ? `${SIGNS[own][0]} ${SIGNS[own][1]}${why ? `: ${WHY[why]}` : ""}` : "not decided";
  $("accept").disabled = told.marks.some(mark => mark.kind === "missed");
  if (same) { [$("source").scrollTop, $("rewrite").scrollTop] = tops; }
}

// what a reviewer does

async function save(decision) {
  const own = state.letter.decision;
  try {
    const made = await ask("decide", { n: state.letter.n, state: own.state, why: own.why, comment: $("comment").value, revision: own.revision, ...decision });
    state.letter.decision = made; state.unsaved = false;
    const row = state.rows.find(one => one.n === state.letter.n);
    if (row) row.state = made.state;
  } catch (fault) {
    if (fault.status === 409) { draw(await ask("letter", { n: state.letter.n }), { keepComment: true }); drawQueue(); }
    throw fault;
  }
}

async function saveComment() {
  if (state.letter && state.unsaved) await save({});
}

async function decide(asked, why = "") {
  if (!state.letter) return;
  if (asked === "accepted" && state.letter.marks.some(mark => mark.kind === "missed"))
    return warn("You have marked a missed identifier in this letter, so it cannot be accepted: reject it (r), or take the mark away (x).");
  await save({ state: asked, why });
  state.last = state.letter.n;
  const words = `${shownId(state.letter)} ${asked}`;
  await showProgress();
  await onward(words);
}

async function onward(words) {
  const at = state.rows.findIndex(row => row.n === state.letter.n);
  let next = state.rows.slice(at + 1).find(row => !row.state);
  if (!next && state.start + state.rows.length < state.total) {
    await showQueue(state.view === "open" ? 0 : state.start + state.page);
    next = state.rows.find(row => !row.state) ?? state.rows[0];
  }
  next ??= state.rows.find(row => !row.state);
  if (next) { await open(next.n); say(`${words}. Next: ${shownId(next)}`); return; }
  drawQueue();
  draw(await ask("letter", { n: state.letter.n }));
  say(`${words}. Every letter of this view is decided.`);
  await summary();
}

async function walk(by) {
  if (!state.letter) return;
  const at = state.rows.findIndex(row => row.n === state.letter.n) + by;
  if (at >= 0 && at < state.rows.length) return open(state.rows[at].n);
  const start = state.start + by * state.page;
  if (start < 0 || start >= state.total) return say(by > 0 ? "This is the last letter." : "This is the first letter.");
  await showQueue(start);
  await open(state.rows.at(by > 0 ? 0 : -1).n);
}

function chosen() {
  for (const text of [rewrite, source]) {
    const found = text.chosen();
    if (found) return { side: text.name, ...found };
  }
  warn("Choose words first: with the mouse, or with the left and right arrow keys (Shift for several).");
  return null;
}

async function mark(kind) {
  const found = chosen();
  if (!found) return;
  const label = kind === "missed" ? await choice(found.words) : "";
  if (label === null) return;
  draw(await ask("mark", { n: state.letter.n, kind, side: found.side, start: found.start, end: found.end, label }), { keepComment: state.unsaved });
  const row = state.rows.find(one => one.n === state.letter.n);
  if (row) row.state = state.letter.decision.state;
  drawQueue();
  $("rewrite").focus({ preventScroll: true });
  say(kind === "missed" ? `${found.words} marked as a missed ${label}` : `marked as no identifier`);
}

async function unmark(number) {
  if (number === undefined) return warn("There is no mark of yours in this letter.");
  draw(await ask("unmark", { n: state.letter.n, mark: number }), { keepComment: state.unsaved });
  $("rewrite").focus({ preventScroll: true });
  say("mark taken away");
}

// dialogs

function closed(dialog) { return new Promise(done => dialog.addEventListener("close", done, { once: true })); }

async function choice(words) {
  const dialog = $("label-dialog"), keys = new Map();
  let picked = null;
  $("label-text").textContent = words;
  $("labels").replaceChildren(...state.info.labels.map(label => {
    const key = [...label.toLowerCase()].find(letter => /[a-z]/.test(letter) && !keys.has(letter)) ?? [..."1234567890"].find(digit => !keys.has(digit));
    const button = item("button");
    button.type = "button"; button.dataset.label = label;
    button.append(item("kbd", "", key), ` ${label}`);
    button.addEventListener("click", () => { picked = label; dialog.close(); });
    keys.set(key, button);
    return button;
  }));
  const press = event => { const button = keys.get(event.key.toLowerCase()); if (button && !event.ctrlKey && !event.metaKey) { event.preventDefault(); button.click(); } };
  dialog.addEventListener("keydown", press);
  dialog.showModal();
  dialog.querySelector(`[data-label="${state.label}"]`)?.focus();
  await closed(dialog);
  dialog.removeEventListener("keydown", press);
  if (picked) state.label = picked;
  return picked;
}

async function reject() {
  if (!state.letter) return;
  const dialog = $("why-dialog");
  let picked = null;
  const press = event => { const button = [...$("reasons").children].find(one => one.dataset.why[0] === event.key.toLowerCase()); if (button) { event.preventDefault(); button.click(); } };
  const pick = event => { const button = event.target.closest("button"); if (button) { picked = button.dataset.why; dialog.close(); } };
  dialog.addEventListener("keydown", press); $("reasons").addEventListener("click", pick);
  dialog.showModal();
  await closed(dialog);
  dialog.removeEventListener("keydown", press); $("reasons").removeEventListener("click", pick);
  if (picked) await decide("rejected", picked);
  else $("rewrite").focus({ preventScroll: true });
}

async function named() {
  let name = "";
  try { name = localStorage.getItem("synletters-reviewer") ?? ""; } catch { /* a browser that keeps nothing asks each time */ }
  if (!name) name = await askName();
  take(name);
}

function take(name) {
  state.who = name; $("who").textContent = name;
  try { localStorage.setItem("synletters-reviewer", name); } catch { /* as above */ }
}

async function askName() {
  const dialog = $("name-dialog");
  $("name").value = state.who;
  const keep = event => {
    const said = $("name").value.trim().replace(/\s+/g, " ");
    if (!said) { event.preventDefault(); $("name-fault").textContent = "A name is needed: decisions without one count for nobody."; }
  };
  const stay = event => { if (!state.who) event.preventDefault(); };
  dialog.querySelector("form").addEventListener("submit", keep); dialog.addEventListener("cancel", stay);
  dialog.showModal();
  $("name").focus();
  await closed(dialog);
  dialog.querySelector("form").removeEventListener("submit", keep); dialog.removeEventListener("cancel", stay);
  return $("name").value.trim().replace(/\s+/g, " ") || state.who;
}

function table(caption, heads, rows) {
  const made = item("table");
  made.append(item("caption", "hidden", caption));
  const head = made.createTHead().insertRow();
  heads.forEach((name, i) => { const cell = item("th", i ? "number" : "", name); cell.scope = "col"; head.append(cell); });
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    row.forEach((value, i) => { const cell = item(i ? "td" : "th", i ? "number" : "", value); if (!i) cell.scope = "row"; line.append(cell); });
  }
  return made;
}

async function summary() {
  const told = await ask("status"), leak = told.certificate;
  const pieces = [item("p", `verdict ${leak.left ? "" : "done"}`, told.sentence)];
  pieces.push(item("p", "quiet", `Method: ${leak.method}.`));
  pieces.push(item("h3", "", "The sample"), table("The sample by risk", ["Risk", "Letters", "In the sample", "With a missed identifier"], leak.strata.map(row => [row.name, row.letters, row.read, row.faulty])));
  pieces.push(item("h3", "", "Reviewers"), table("Reviewers", ["Reviewer", "Accepted", "Rejected"], told.reviewers.map(row => [row.name, row.accepted, row.rejected])));
  const shares = (kind, words) => told.agreement[kind].map(row => [`${row.reviewers.join(" and ")}: ${words}`, row.letters, row.letters ? `${Math.round(1000 * row.share) / 10}%` : "none", row.kappa === null ? "not defined" : row.kappa.toFixed(2)]);
  const agreed = [...shares("accepted_or_rejected", "accepted or rejected"), ...shares("missed_identifier", "missed identifier")];
  if (agreed.length) pieces.push(item("h3", "", "Agreement"), table("Agreement of reviewers", ["Reviewers", "Letters of both", "Same", "Cohen's kappa"], agreed));
  pieces.push(item("p", "", `${told.accepted} letters can be exported: accepted, rejected by nobody, without a mark of a missed identifier.`));
  $("summary").replaceChildren(...pieces);
  if (!$("summary-dialog").open) { $("summary-dialog").showModal(); await closed($("summary-dialog")); $("rewrite").focus({ preventScroll: true }); }
}

// keys and buttons

function look(kind, by, none) {
  $("rewrite").focus({ preventScroll: true });
  say(rewrite.jump(kind, by) ?? none);
}

const KEYS = {
  a: () => tell(() => decide("accepted")),
  r: () => tell(reject),
  m: () => tell(() => mark("missed")),
  w: () => tell(() => mark("wrong")),
  x: () => tell(() => unmark(state.letter?.marks.at(-1)?.mark)),
  n: () => look("look", 1, "nothing to look at"), b: () => look("look", -1, "nothing to look at"),
  "]": () => look("replaced", 1, "nothing was replaced"), "[": () => look("replaced", -1, "nothing was replaced"),
  j: () => tried(() => walk(1)), k: () => tried(() => walk(-1)),
  u: () => tried(async () => { if (state.last === null) return say("Nothing was decided yet."); await open(state.last); }),
  c: () => $("comment").focus(), f: () => $("find").focus(),
  s: () => tried(summary), "?": () => $("keys-dialog").showModal(),
};

document.addEventListener("keydown", event => {
  if (document.querySelector("dialog[open]")) return;
  const field = event.target.closest("input, textarea, select");
  if (event.key === "Escape") {
    warn("");
    if (field) $("rewrite").focus({ preventScroll: true }); else document.getSelection().removeAllRanges();
    return;
  }
  if (field || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    const text = document.activeElement === $("source") ? source : rewrite;
    event.preventDefault();
    say(text.step(event.key === "ArrowRight" ? 1 : -1, event.shiftKey) ?? "");
    return;
  }
  const work = $("single").checked && KEYS[event.key];
  if (work) { event.preventDefault(); if (!event.repeat || "njbk[]".includes(event.key)) work(); }
});

for (const [id, key] of Object.entries({ accept: "a", reject: "r", missed: "m", wrong: "w", next: "j", back: "k", "show-summary": "s", "show-keys": "?" })) {
  // a press of the mouse would take the chosen words away
  $(id).addEventListener("mousedown", event => event.preventDefault());
  $(id).addEventListener("click", () => KEYS[key]());
}
$("earlier").addEventListener("click", () => tried(() => showQueue(state.start - state.page)));
$("later").addEventListener("click", () => tried(() => showQueue(state.start + state.page)));
$("comment").addEventListener("input", () => { state.unsaved = true; });
$("comment").addEventListener("change", () => tried(saveComment));
$("view").addEventListener("change", () => tried(async () => { state.view = $("view").value; await begin(); }));
let typing;
$("find").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(() => tried(async () => { state.find = $("find").value; await showQueue(0); }), 200); });
$("rename").addEventListener("click", () => tried(async () => { await saveComment(); take(await askName()); await showProgress(); await begin(); }));
addEventListener("beforeunload", event => { if (state.unsaved) event.preventDefault(); });

// both texts scroll together, by their shares
let leader = null;
for (const [one, other] of [[$("source"), $("rewrite")], [$("rewrite"), $("source")]]) {
  one.addEventListener("scroll", () => {
    if (leader && leader !== one) return;
    leader = one;
    const room = one.scrollHeight - one.clientHeight;
    if (room > 0) other.scrollTo({ top: one.scrollTop / room * (other.scrollHeight - other.clientHeight), behavior: "instant" });
    clearTimeout(one.calm);
    one.calm = setTimeout(() => { leader = null; }, 120);
  });
}

async function begin() {
  await showQueue(0);
  if (!state.rows.length) {
    state.letter = null;
    $("letter").hidden = $("decide").hidden = true; $("empty").hidden = false;
    $("empty").textContent = "No letter is in this view.";
    return;
  }
  await open((state.rows.find(row => !row.state) ?? state.rows[0]).n);
}

tried(async () => {
  await named();
  await showProgress();
  const wanted = new URLSearchParams(location.hash.slice(1)).get("id");
  if (wanted) { state.view = $("view").value = "all"; state.find = $("find").value = wanted; }
  await begin();
});
