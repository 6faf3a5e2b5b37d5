import { COLLECTION, MADE } from "../contract.js";
import { csvOf } from "../tables/csv.js";
import { editionAt, noticed, published, save, today } from "../tables/files.js";
import { fragmentOf, keyOf, MOST_SHARED, passagesIn } from "./address.js";
import { docxOf, WORD } from "./docx.js";
import {
  appended,
  changed,
  fullPath,
  groupsOf,
  moved,
  movedReport,
  parted,
  pathOf,
  positionOf,
  restored,
} from "./entries.js";
import { changedEvent, FAULTS, storeKey, storeOf } from "./store.js";
import { namedOn, standingOf, wordsAtPlace } from "./texts.js";
import { digested, htmlOf, markdownOf, plainOf, referencesOf, rowsOf } from "./writing.js";

/**
 * The page of what a reader put aside: the list, what is taken home of it, and lists that others share.
 *
 * Everything that comes from the address or the store is shown as text; the only addresses that are
 * made of it are those of the site's own reports.
 *
 * @typedef {import("./address.js").Place} Place
 * @typedef {import("./address.js").Shared} Shared
 * @typedef {import("./store.js").Entry} Entry
 * @typedef {import("./texts.js").Named} Named
 * @typedef {{ named: Named | null, state: "same" | "changed" | "gone" | "lost", present: string, whole: string }}
 * Look what the report's page says: `present` are the words at the place, `whole` those of the sentence or
 * paragraph around them; "lost" where the page could not be fetched
 */

const ROOT = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const IS_FOLDER = location.protocol === "file:";
const AT_ONCE = 3; // pages that are fetched at a time
const PAUSE = 400; // milliseconds after the last letter of a note until it is kept
const LONG = 2000; // characters of an address that some programs cut
const NAME = "摘录";

const sharedBox = document.getElementById(COLLECTION.shared);
const status = document.getElementById(COLLECTION.status);
const undoButton = /** @type {HTMLButtonElement} */ (document.getElementById(COLLECTION.undo));
const tools = document.getElementById(COLLECTION.tools);
const groupedBox = /** @type {HTMLInputElement} */ (document.getElementById(COLLECTION.grouped));
const shareBox = document.getElementById(COLLECTION.share);
const own = document.getElementById(COLLECTION.own);

const kept = storeOf(() => localStorage, storeKey(ROOT));
/** @type {Map<string, Look>} by the keys of passages, with the shared ones' after a space */
const looks = new Map();
/** @type {Map<string, HTMLElement>} the items of the own list */
let items = new Map();
/** @type {Map<string, () => void>} notes that are still to be kept */
const pending = new Map();
/** @type {import("./entries.js").Removed[]} */
const removals = [];
/** @type {{ passages: Shared[], unread: number } | null} */
let shared = null;
let edition = "见首页";

// -- Elements --------------------------------------------------------------------------------

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {(string | Node)[]} content
 * @param {string} [name] a class
 * @returns {HTMLElementTagNameMap[T]}
 */
function make(tag, content, name = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...content);
  return made;
}

/**
 * @param {string} label
 * @param {() => void} act
 * @param {{ value?: string, about?: string, disabled?: boolean, first?: boolean }} [options] `about`
 * says of what the button is, to those who hear it
 * @returns {HTMLButtonElement}
 */
function press(label, act, { value = "", about = "", disabled = false, first = false } = {}) {
  const button = make("button", [label], first ? MADE.button : "");
  button.type = "button";
  button.value = value;
  button.disabled = disabled;
  if (about) button.setAttribute("aria-label", `${label}：${about}`);
  button.addEventListener("click", act);
  return button;
}

/**
 * @param {string} text
 * @param {string} path from the site's root
 * @returns {HTMLAnchorElement}
 */
function way(text, path) {
  const made = make("a", [text]);
  made.href = new URL(path, ROOT).href;
  return made;
}

/** @param {string} text */
function say(text) {
  status.textContent = text;
  undoButton.hidden = !removals.length;
}

// -- The own list ----------------------------------------------------------------------------

/**
 * Changes the list and shows it.
 *
 * @param {(entries: Entry[]) => Entry[]} edit
 * @returns {boolean} whether it was kept; else the reader is told why not
 */
function change(edit) {
  keepNotes();
  const fault = kept.change((now) => ({ ...now, entries: edit(now.entries) }));
  if (fault) say(`没有保存：${FAULTS[fault]}`);
  document.dispatchEvent(new Event(changedEvent));
  show();
  return !fault;
}

/** Shows the list as it is kept; the keyboard stays where it is. */
function show() {
  const before = focused();
  const { entries, grouped, fault } = kept.read();
  tools.hidden = !entries.length;
  groupedBox.checked = grouped;
  items = new Map();
  const ordered = groupsOf(entries, grouped);
  const numbers = new Map(ordered.flatMap((group) => group.entries).map((one, i) => [one, i + 1]));
  const references = referencesOf(ordered.flatMap((group) => group.entries), publishedRoot());
  /** @type {Node[]} */
  const parts = [];
  if (shared && entries.length) parts.push(make("h2", [`我的摘录（${entries.length} 条）`]));
  if (fault) parts.push(make("p", [FAULTS[fault]], MADE.collectedRemark));
  if (!entries.length && !shared && !fault) {
    parts.push(make("p", ["还没有摘录。可以从", way("各报告", "reports/"), "读起。"]));
  }
  for (const [i, group] of ordered.entries()) {
    if (group.name) parts.push(headOf(group, i, ordered.length));
    const list = make("ol", []);
    for (const [j, entry] of group.entries.entries()) {
      const item = itemOf(entry, {
        number: numbers.get(entry),
        reference: references.findIndex(({ report }) => report === entry.report) + 1,
        isFirst: !j,
        isLast: j === group.entries.length - 1,
        isGrouped: grouped,
      });
      items.set(keyOf(entry), item);
      list.append(item);
    }
    list.start = numbers.get(group.entries[0]);
    parts.push(list);
  }
  if (references.length) {
    parts.push(make("h2", ["参考文献"]), referenceList(references));
    parts.push(make("p", [`版次：${edition}`], MADE.collectedSaid));
  }
  own.replaceChildren(...parts);
  for (const key of items.keys()) showRemark(key);
  if (!shareBox.hidden) drawShare();
  if (before) focusAgain(before);
  undoButton.hidden = !removals.length;
}

/**
 * @param {import("./entries.js").Group} group
 * @param {number} at
 * @param {number} count of groups
 * @returns {HTMLElement}
 */
function headOf({ report, name }, at, count) {
  /** @param {1 | -1} step @param {string} value @param {string} label @param {boolean} disabled */
  const step = (step, value, label, disabled) =>
    press(label, () => {
      change((entries) => movedReport(entries, report, step));
      focusAgain({ key: report, value });
    }, { value, about: name, disabled });
  const head = make("div", [
    make("h2", [name]),
    make("span", [
      step(-1, "up", "上移", !at),
      step(1, "down", "下移", at === count - 1),
    ], MADE.collectedTools),
  ], MADE.collectedHead);
  items.set(report, head);
  return head;
}

/**
 * @param {Entry} entry
 * @param {{ number: number, reference: number, isFirst: boolean, isLast: boolean, isGrouped: boolean }} about
 * @returns {HTMLLIElement}
 */
function itemOf(entry, { number, reference, isFirst, isLast, isGrouped }) {
  const key = keyOf(entry);
  const about = `第 ${number} 条`;
  /** @param {1 | -1} step @param {string} value @param {string} label @param {boolean} disabled */
  const step = (step, value, label, disabled) =>
    press(label, () => {
      change((entries) => moved(entries, key, step, kept.read().grouped));
      focusAgain({ key, value });
    }, { value, about, disabled });
  const mark = make("a", [`[${reference}]`]);
  mark.href = `#${MADE.references}-${reference}`;
  mark.setAttribute("aria-label", `参考文献 ${reference}`);
  return make("li", [
    make("blockquote", [entry.words, make("sup", [mark])]),
    make("p", [
      way(`${isGrouped ? "" : `${entry.name}，`}${positionOf(entry)}`, pathOf(entry)),
      make("span", [`${entry.day} 放入`]),
    ], MADE.collectedFrom),
    make("p", [], MADE.collectedRemark),
    noteOf(entry, about),
    make("p", [entry.note && `批注：${entry.note}`], MADE.collectedSaid),
    make("div", [
      step(-1, "up", "上移", isFirst),
      step(1, "down", "下移", isLast),
      press("移出", () => remove([key]), { value: "remove", about }),
    ], MADE.collectedTools),
  ], MADE.collected);
}

/**
 * The field of the reader's own note: what is written is kept soon after, and before the page is left.
 *
 * @param {Entry} entry
 * @param {string} about
 * @returns {HTMLLabelElement}
 */
function noteOf(entry, about) {
  const key = keyOf(entry);
  const field = make("textarea", []);
  field.value = entry.note;
  field.maxLength = 2000;
  field.rows = entry.note.split("\n").length;
  field.placeholder = "写几句批注";
  field.setAttribute("aria-label", `批注：${about}`);
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    pending.delete(key);
    const note = field.value;
    const fault = kept.change((now) => ({ ...now, entries: changed(now.entries, key, { note }) }));
    if (fault) say(`批注没有保存：${FAULTS[fault]}`);
    const said = items.get(key)?.querySelector(`.${MADE.collectedSaid}`);
    if (said) said.textContent = note && `批注：${note}`;
    if (!shareBox.hidden) drawShare();
  };
  field.addEventListener("input", () => {
    field.rows = Math.max(1, field.value.split("\n").length);
    pending.set(key, keep);
    clearTimeout(timer);
    timer = window.setTimeout(keep, PAUSE);
  });
  field.addEventListener("change", () => pending.get(key)?.());
  return make("label", [make("span", ["批注"]), field], MADE.collectedNote);
}

/** Keeps what was written and is not kept yet. */
function keepNotes() {
  for (const keep of [...pending.values()]) keep();
}

/**
 * @param {ReturnType<typeof referencesOf>} references
 * @returns {HTMLElement}
 */
function referenceList(references) {
  const list = make("ul", [], MADE.references);
  for (const { number, text, url } of references) {
    const link = make("a", [url]);
    link.href = url;
    const line = make("li", [`[${number}] ${text}`, link, "."]);
    line.id = `${MADE.references}-${number}`;
    list.append(line);
  }
  return list;
}

/** @param {string[]} keys */
function remove(keys) {
  /** @type {import("./entries.js").Removed} */
  let removed = [];
  const order = [...items.keys()];
  const next = order[order.indexOf(keys.at(-1)) + 1] ?? order[order.indexOf(keys[0]) - 1];
  const done = change((entries) => {
    const made = parted(entries, keys);
    removed = made.removed;
    return made.left;
  });
  if (!done || !removed.length) return;
  removals.push(removed);
  say(`已移出 ${removed.length} 条。`);
  if (next && items.has(next)) focusAgain({ key: next, value: "remove" });
  else undoButton.focus();
}

function undo() {
  const removed = removals.pop();
  if (!removed || !change((entries) => restored(entries, removed))) {
    if (removed) removals.push(removed);
    return;
  }
  say(`已恢复 ${removed.length} 条。`);
  look();
  focusAgain({ key: keyOf(removed[0][1]), value: "remove" });
}

/**
 * Which control of which item has the keyboard; a note's own place in its text as well.
 *
 * @returns {{ key: string, value: string, at?: number } | null}
 */
function focused() {
  const active = document.activeElement;
  for (const [key, item] of items) {
    if (!item.contains(active)) continue;
    if (active instanceof HTMLTextAreaElement) return { key, value: "", at: active.selectionStart };
    if (active instanceof HTMLButtonElement) return { key, value: active.value };
  }
  return null;
}

/** @param {{ key: string, value: string, at?: number }} control */
function focusAgain({ key, value, at }) {
  const item = items.get(key);
  if (at !== undefined) {
    const field = item?.querySelector("textarea");
    field?.focus();
    field?.setSelectionRange(at, at);
    return;
  }
  const buttons = [...item?.querySelectorAll("button") ?? []];
  const button = buttons.find((one) => one.value === value && !one.disabled) ??
    buttons.find((one) => !one.disabled);
  button?.focus();
}

// -- How the text stands now -----------------------------------------------------------------

/** Reads the pages of reports whose passages were not looked at yet, a few at a time. */
async function look() {
  if (IS_FOLDER) {
    showAll();
    return;
  }
  /** @type {Map<string, (Entry | Shared)[]>} */
  const wanted = new Map();
  for (const passage of [...kept.read().entries, ...shared?.passages ?? []]) {
    if (looks.has(lookKey(passage))) continue;
    wanted.set(passage.report, [...wanted.get(passage.report) ?? [], passage]);
  }
  const reports = [...wanted.keys()];
  const one = async () => {
    for (let report = reports.shift(); report; report = reports.shift()) {
      const passages = wanted.get(report);
      const page = await pageAt(report);
      for (const passage of passages) looks.set(lookKey(passage), lookAt(page, passage));
      showAll();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/**
 * @param {Entry | Shared} passage
 * @returns {string}
 */
function lookKey(passage) {
  return "words" in passage ? keyOf(passage) : `${keyOf(passage)} ${passage.digest}`;
}

/**
 * @param {string} report
 * @returns {Promise<Document | "gone" | "lost">}
 */
async function pageAt(report) {
  try {
    const answer = await fetch(new URL(fullPath(report), ROOT));
    if (answer.status === 404) return "gone";
    if (!answer.ok) return "lost";
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return "lost";
  }
}

/**
 * @param {Document | "gone" | "lost"} page
 * @param {Entry | Shared} passage
 * @returns {Look}
 */
function lookAt(page, passage) {
  if (typeof page === "string") return { named: null, state: page, present: "", whole: "" };
  const present = wordsAtPlace(page, passage);
  const whole = wordsAtPlace(page, { ...passage, from: 0, to: 0 });
  const named = namedOn(page);
  const state = named ? standingOf(passage, present, whole) : "gone";
  return { named, state, present, whole };
}

/** Shows what was found out of every passage. */
function showAll() {
  for (const key of items.keys()) showRemark(key);
  if (shared) drawShared();
}

/**
 * How the present text differs from the words of a passage.
 *
 * @param {Entry} entry
 * @returns {string} empty where it does not, as far as is known
 */
function remarkOn(entry) {
  const seen = looks.get(keyOf(entry));
  if (seen?.state === "gone") return "现在的原文里没有这一处。";
  if (seen?.state !== "changed") return "";
  return entry.to
    ? `原文已有改动，这一处现在是：“${seen.whole}”`
    : `原文已有改动，现在是：“${seen.present}”`;
}

/** @param {string} key */
function showRemark(key) {
  const line = items.get(key)?.querySelector(`.${MADE.collectedRemark}`);
  const entry = line && kept.read().entries.find((one) => keyOf(one) === key);
  if (!entry) return;
  const remark = remarkOn(entry);
  const seen = looks.get(key);
  line.replaceChildren(remark);
  if (seen?.state === "lost") line.replaceChildren("没有取到这份报告，未能与现在的原文核对。");
  if (IS_FOLDER) line.replaceChildren("从文件夹打开，没有与现在的原文核对。");
  if (remark && seen.state === "changed" && !entry.to) {
    line.append(
      " ",
      press("改用现在的原文", () => {
        const { present } = seen;
        looks.set(key, { ...seen, state: "same" });
        change((entries) => changed(entries, key, { words: present, day: today() }));
        focusAgain({ key, value: "remove" });
      }),
    );
  }
}

// -- A shared list ---------------------------------------------------------------------------

/** Reads the list that the address holds, if it holds one. */
function follow() {
  shared = passagesIn(location.hash.slice(1));
  sharedBox.hidden = !shared;
  if (shared) drawShared();
  show();
  look();
}

function drawShared() {
  const { passages, unread } = shared;
  const had = sharedBox.contains(document.activeElement) &&
    /** @type {HTMLButtonElement} */ (document.activeElement).value;
  const known = new Map(kept.read().entries.map((entry) => [keyOf(entry), entry]));
  const list = make(
    "ol",
    passages.map((passage) => sharedItem(passage, known.get(keyOf(passage)))),
  );
  const takes = make("p", [
    press("存入我的摘录", accept, { value: "accept", first: true, disabled: !takeable().length }),
    press("关闭", dismiss, { value: "dismiss" }),
  ], MADE.collectedTools);
  sharedBox.replaceChildren(
    make("h2", [`分享的摘录（${passages.length} 条）`]),
    make("p", [
      "由网址带来的名单，还没有存入你的摘录；原文由浏览器取自本站。",
      unread ? `网址里另有 ${unread} 处不能识别，没有列出。` : "",
      IS_FOLDER ? "从文件夹打开时取不到原文，请点链接查看。" : "",
    ]),
    list,
    takes,
  );
  const again = [...takes.querySelectorAll("button")].find((one) => one.value === had);
  again?.focus();
}

/**
 * @param {Shared} passage
 * @param {Entry | undefined} mine
 * @returns {HTMLLIElement}
 */
function sharedItem(passage, mine) {
  const seen = looks.get(lookKey(passage));
  const words = seen?.present || (IS_FOLDER && mine?.words) || "";
  const name = seen?.named?.name ?? mine?.name ?? passage.report;
  const parts = [];
  if (words) parts.push(make("blockquote", [words]));
  const isLed = seen?.state !== "gone";
  const where = `${name}，${positionOf(passage)}`;
  parts.push(
    make("p", [isLed ? way(where, pathOf(passage)) : where], MADE.collectedFrom),
    make("p", [
      seen || IS_FOLDER ? sharedRemark(seen) : "正在取原文…",
      mine ? " 已在你的摘录里。" : "",
    ], MADE.collectedRemark),
  );
  if (passage.note) parts.push(make("p", [`分享者的批注：${passage.note}`]));
  return make("li", parts, MADE.collected);
}

/**
 * @param {Look | undefined} seen
 * @returns {string}
 */
function sharedRemark(seen) {
  if (seen?.state === "lost") return "没有取到原文，请检查网络后刷新。";
  if (seen?.state === "changed") return "分享以后，原文有改动，这里是现在的原文。";
  if (seen?.state !== "gone") return "";
  return seen.named ? "现在的原文里没有这一处。" : "本站没有这份报告。";
}

/** @returns {Entry[]} the shared passages whose words are here */
function takeable() {
  return (shared?.passages ?? []).flatMap((passage) => {
    const { named, present } = looks.get(lookKey(passage)) ?? {};
    if (!named || !present) return [];
    const { report, anchor, from, to, note } = passage;
    return [{ report, anchor, from, to, words: present, ...named, note, day: today() }];
  });
}

function accept() {
  const taken = takeable();
  const before = kept.read().entries.length;
  const count = shared.passages.length;
  if (!change((entries) => appended(entries, taken))) return;
  const added = kept.read().entries.length - before;
  const lacking = count - taken.length;
  leave();
  say(
    [
      `存入 ${added} 条`,
      ...(taken.length > added ? [`${taken.length - added} 条原来就有`] : []),
      ...(lacking ? [`${lacking} 条没有原文，没有存入`] : []),
    ].join("，") + "。",
  );
}

function dismiss() {
  leave();
  say("");
}

/** Puts the shared list away; the address no longer holds it. */
function leave() {
  const url = new URL(location.href);
  url.hash = "";
  history.replaceState(null, "", url);
  shared = null;
  sharedBox.hidden = true;
  sharedBox.replaceChildren();
  show();
  look();
}

// -- Sharing and taking home -----------------------------------------------------------------

/** @returns {URL} the root of the site as it is published */
function publishedRoot() {
  return new URL("../", published());
}

/** Shows the address that holds the list. */
function drawShare() {
  const isNoted = /** @type {HTMLInputElement | null} */ (shareBox.querySelector("input"))?.checked;
  const { entries: all, grouped } = kept.read();
  const entries = groupsOf(all, grouped).flatMap((group) => group.entries);
  const page = new URL(IS_FOLDER ? published() : location.href);
  if (page.protocol === "file:") {
    shareBox.replaceChildren(make("p", ["从文件夹打开，又没有写明发布的网址，不能分享。"]));
    return;
  }
  const box = make("input", []);
  box.type = "checkbox";
  box.checked = Boolean(isNoted);
  box.addEventListener("change", drawShare);
  page.search = "";
  page.hash = fragmentOf(entries, box.checked);
  const field = make("textarea", []);
  field.readOnly = true;
  field.rows = 3;
  field.value = page.href;
  field.setAttribute("aria-label", "分享的网址");
  field.addEventListener("focus", () => field.select());
  const said = [
    "网址里只有各条的编号和校验码，打开的人从本站取原文。",
    entries.length > MOST_SHARED ? `只含前 ${MOST_SHARED} 条。` : "",
    page.href.length > LONG
      ? `网址长 ${page.href.length} 个字符，有的软件会截断，也可以导出文件发给对方。`
      : "",
  ];
  const wasFocused = shareBox.contains(document.activeElement) &&
    document.activeElement instanceof HTMLInputElement;
  shareBox.replaceChildren(
    make("p", said),
    make("label", [box, " 带上批注"]),
    field,
    press("复制网址", () => take(page.href, ""), { first: true }),
  );
  if (wasFocused) box.focus();
}

/** @returns {import("./writing.js").Digest} */
function digestNow() {
  const now = kept.read();
  const remarks = new Map(now.entries.map((entry) => [keyOf(entry), remarkOn(entry)]));
  const unseen = now.entries.filter((entry) => {
    const seen = looks.get(keyOf(entry));
    return !seen || seen.state === "lost";
  });
  const made = digested(
    now,
    { root: publishedRoot(), notice: noticed(), edition, day: today() },
    remarks,
  );
  if (unseen.length) {
    made.about.push(["核对", `${unseen.length} 条没有与现在的原文核对`, ""]);
  }
  return made;
}

/**
 * Puts a text into the clipboard, as rich text too; where the browser refuses, shows it to be copied.
 *
 * @param {string} plain
 * @param {string} html empty where there is none
 * @returns {Promise<void>}
 */
async function take(plain, html) {
  if (await wrote(plain, html) || wroteByEvent(plain, html)) {
    say("已复制。");
    return;
  }
  say("浏览器不允许复制，请在下面的框里自行复制。");
  const field = make("textarea", []);
  field.readOnly = true;
  field.rows = 8;
  field.value = plain;
  field.setAttribute("aria-label", "要复制的文字");
  shareBox.replaceChildren(field);
  shareBox.hidden = false;
  field.focus();
  field.select();
}

/**
 * @param {string} plain
 * @param {string} html
 * @returns {Promise<boolean>}
 */
async function wrote(plain, html) {
  try {
    if (!html) {
      await navigator.clipboard.writeText(plain);
      return true;
    }
    /** @param {string} text @param {string} type */
    const blob = (text, type) => new Blob([text], { type });
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/html": blob(html, "text/html"),
        "text/plain": blob(plain, "text/plain"),
      }),
    ]);
    return true;
  } catch {
    return false; // without permission, or over http
  }
}

/**
 * The same by the older way, which needs no secure address.
 *
 * @param {string} plain
 * @param {string} html
 * @returns {boolean}
 */
function wroteByEvent(plain, html) {
  let done = false;
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    if (html) event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", plain);
    event.preventDefault();
    done = true;
  };
  document.addEventListener("copy", fill);
  try {
    return document.execCommand("copy") && done;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", fill);
  }
}

/**
 * @param {BlobPart} content
 * @param {string} type
 * @param {string} ending
 */
function hand(content, type, ending) {
  save(new Blob([content], { type }), `${NAME} ${today()}.${ending}`);
  say("已导出。");
}

/** What the buttons above the list do, by their values. */
const ORDERS = {
  copy: () => {
    const digest = digestNow();
    return take(plainOf(digest), htmlOf(digest));
  },
  txt: () => hand(plainOf(digestNow()), "text/plain;charset=utf-8", "txt"),
  md: () => hand(markdownOf(digestNow()), "text/markdown;charset=utf-8", "md"),
  csv: () => hand(csvOf(rowsOf(digestNow())), "text/csv;charset=utf-8", "csv"),
  docx: () => hand(docxOf(digestNow()), WORD, "docx"),
  print: () => window.print(),
  share: () => {
    shareBox.hidden = !shareBox.hidden;
    if (shareBox.hidden) shareBox.replaceChildren();
    else drawShare();
    const button = tools.querySelector("[aria-expanded]");
    button.setAttribute("aria-expanded", `${!shareBox.hidden}`);
  },
  clear: () => remove([...kept.read().entries.map(keyOf)]),
};

tools.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("button");
  if (!button) return;
  keepNotes();
  ORDERS[/** @type {keyof typeof ORDERS} */ (button.value)]();
});
groupedBox.addEventListener("change", () => {
  keepNotes();
  const fault = kept.change((now) => ({ ...now, grouped: groupedBox.checked }));
  if (fault) say(`没有保存：${FAULTS[fault]}`);
  show();
});
undoButton.addEventListener("click", undo);
document.addEventListener("keydown", (event) => {
  const isWriting = event.target instanceof HTMLTextAreaElement;
  if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || isWriting) return;
  if (!removals.length) return;
  event.preventDefault();
  undo();
});
window.addEventListener("hashchange", follow);
window.addEventListener("pagehide", keepNotes);
window.addEventListener("storage", () => {
  keepNotes();
  show();
  look();
});
editionAt(ROOT).then((said) => {
  edition = said;
  show();
});
follow();
