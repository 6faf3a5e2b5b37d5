import { MADE } from "../contract.js";
import * as ReportSearch from "./match.js";

/**
 * What is said of a quotation, in words and as HTML. Nothing is claimed beyond the reports that are held.
 *
 * @typedef {import("./judging.js").Verdict} Verdict
 * @typedef {import("./judging.js").Unit} Unit
 * @typedef {import("./judging.js").Place} Place
 * @typedef {import("./judging.js").Nearest} Nearest
 * @typedef {import("./quotation.js").Change} Change
 *
 * @typedef {object} Held what the site holds
 * @property {number} reports
 * @property {number} torn of them have lost a part of their text
 */

const LONGEST_MARKED = 100; // characters that an address has marked on the opened page
const LONGEST_SENTENCE = 320;
const AROUND = 60; // characters of a sentence before its first difference and behind its last
const MOST_LISTED = 12; // differences
const MARKED_RUNS = 4; // parts of a sentence that are the same
const SHORTEST_RUN = 4;

/**
 * The verdict in a sentence.
 *
 * @param {Verdict} verdict
 * @param {{ places: number, reports: number }} found of what stands word for word
 * @param {Held} held
 * @returns {string}
 */
export function headline(verdict, { places, reports }, held) {
  const { kind, units, sentences, both } = verdict;
  const [first] = units;
  const more = units.some(({ unread }) => unread.length);
  const where = more
    ? `至少 ${reports} 份报告，至少 ${places} 处`
    : ` ${reports} 份报告，共 ${places} 处`;
  if (kind === "number") return numberLine(first, where, held);
  if (kind === "absent") {
    const these = sentences > 1 ? `这 ${sentences} 句话` : "";
    return `${these}未见于所收录的 ${held.reports} 份报告，也没有接近的句子。`;
  }
  const gaps = units.filter(({ piece }) => piece.after === "gap").length;
  if (kind === "apart" && units.some(({ starts }) => !starts.length)) {
    return `有的${wordFor(units)}所在的各处没有逐一核对，不能断定。`;
  }
  if (kind === "apart" && gaps) {
    return `各段都逐字见于所收录的报告，但没有${more ? "找到" : "一份"}照这个次序都有的。`;
  }
  if (kind === "apart") {
    return `各句都逐字见于所收录的报告，但没有${more ? "找到" : "一处"}照这个次序相连的。`;
  }
  if (kind === "same") {
    const turned = verdict.negation ? `，但前面都紧接“${verdict.negation}”字` : "";
    if (!first.starts.length) return "含有这几个字的各处都没有逐一核对。";
    if (gaps) return `省略号隔开的 ${gaps + 1} 段依次逐字见于${where}。`;
    return sentences > 1
      ? `${sentences} 句前后相连，逐字见于${where}。`
      : `逐字见于${where}${turned}。`;
  }
  if (units.length > 1) return countLine(units);
  if (both.length) {
    return "与原文不同：没有一处逐字如此。同一个分句里有这些词和这个数的，列在下面。";
  }
  return "与原文不同：没有一处逐字如此。最接近的句子在下面。";
}

/**
 * @param {Unit} unit
 * @param {string} where
 * @param {Held} held
 * @returns {string}
 */
function numberLine({ bare, starts, unread }, where, { reports }) {
  const number = ReportSearch.shown(bare);
  if (starts.length) return `“${number}”见于${where}。`;
  return unread.length
    ? `先核对的各处里，“${number}”都只是更长的数的一部分；还有 ${unread.length} 处没有核对。`
    : `所收录的 ${reports} 份报告里没有写作“${number}”的数。`;
}

/**
 * @param {Unit[]} units
 * @returns {string}
 */
function countLine(units) {
  const word = wordFor(units);
  const same = units.filter(({ starts }) => starts.length).length;
  const unsure = units.filter(({ starts, unread }) => !starts.length && unread.length).length;
  const differing = units.filter(({ nearest }) => nearest.length).length;
  const counts = /** @type {[number, string][]} */ ([
    [same, "逐字见于报告"],
    [differing, "与原文不同"],
    [unsure, "没有逐一核对"],
    [units.length - same - unsure - differing, "未见，也没有接近的"],
  ]);
  const said = counts.filter(([count]) => count).map(([count, what]) => `${what} ${count} ${word}`);
  return `共 ${units.length} ${word}：${said.join("，")}。`;
}

/**
 * @param {Unit[]} units
 * @returns {string} what they are called
 */
export function wordFor(units) {
  return units.some(({ piece }) => piece.after === "gap") ? "段" : "句";
}

/**
 * What one of several sentences is found to be.
 *
 * @param {Unit} unit
 * @returns {string}
 */
export function unitLine({ starts, unread, nearest }) {
  if (starts.length) return `逐字见于 ${starts.length} 处`;
  if (unread.length) return "含有这几个字的各处没有逐一核对";
  return nearest.length ? "与原文不同" : "未见，也没有接近的句子";
}

/**
 * What has to be known beside the verdict: what is held, and what is left aside.
 *
 * @param {Verdict} verdict
 * @param {Held} held
 * @param {URL} root
 * @returns {string}
 */
export function noteHTML({ kind }, { reports, torn }, root) {
  const list = `<a href="${within("reports/", root)}">收录的 ${reports} 份报告</a>`;
  const lost = torn ? `，其中 ${torn} 份来源不全` : "";
  const aside = kind === "number"
    ? "只找同样写法的整个数，不换算单位，也不算作更长的数的一部分。"
    : "全角半角、大小写、引号、空格和注释序号的不同不计，各处另有注明。";
  return `<p class="${MADE.checkNote}">${aside}只核对了${list}${lost}；没有收录的，这里不能断定。</p>`;
}

/**
 * Places as items of a list.
 *
 * @param {Place[]} places
 * @param {URL} root
 * @param {{ exactly?: boolean }} [says] whether it says that nothing differs
 * @returns {string}
 */
export function placesHTML(places, root, { exactly = false } = {}) {
  return places.map((place) => {
    const { text, ranges, unlike } = place;
    const marked = ranges.map(({ start, end }) => text.slice(start, end));
    const said = unlike.length ? `${unlike.join("、")}与所贴文字不同` : exactly ? "一字不差" : "";
    const notes = [place.part, said].filter(Boolean).map(ReportSearch.escape).join(" · ");
    return `<li>${linkHTML(place, marked, root)}${notes && ` <small>${notes}</small>`}${
      place.before ? ` <strong>前面紧接“${ReportSearch.escape(place.before)}”字</strong>` : ""
    }<p>${ReportSearch.excerpt(text, ranges, LONGEST_SENTENCE)}</p></li>`;
  }).join("");
}

/**
 * The nearest sentences, each with its differences.
 *
 * @param {Nearest[]} nearest
 * @param {URL} root
 * @returns {string}
 */
export function nearestHTML(nearest, root) {
  const items = nearest.map((place) => {
    const runs = place.alike.filter(({ length }) => length >= SHORTEST_RUN);
    runs.sort((a, b) => b.length - a.length);
    return `<li>${linkHTML(place, runs.slice(0, MARKED_RUNS), root)} <small>${
      ReportSearch.escape(place.part)
    }</small>
      <p class="${MADE.changes}">${changesHTML(place.changes)}</p>
      <ul>${listed(place.changes).map((said) => `<li>${said}</li>`).join("")}</ul></li>`;
  });
  return `<p class="${MADE.checkNote}"><del>划去的</del>，引文有而原文没有；<ins>加粗加下划线的</ins>，原文有而引文没有。</p>
    <ol class="${MADE.places}">${items.join("")}</ol>`;
}

/**
 * A sentence with its differences; of what stands around them only the nearest is shown.
 *
 * @param {Change[]} changes
 * @returns {string}
 */
export function changesHTML(changes) {
  return changes.map(({ kind, text }, i) => {
    if (kind === "gone") return `<del>${ReportSearch.escape(text)}</del>`;
    if (kind === "new") return `<ins>${ReportSearch.escape(text)}</ins>`;
    if (i === 0 && text.length > AROUND && changes.length > 1) {
      return ReportSearch.escape(`…${text.slice(-AROUND)}`);
    }
    if (i === changes.length - 1 && text.length > AROUND && changes.length > 1) {
      return ReportSearch.escape(`${text.slice(0, AROUND)}…`);
    }
    return ReportSearch.escape(text);
  }).join("");
}

/**
 * The differences one by one, in words.
 *
 * @param {Change[]} changes
 * @returns {string[]} as HTML
 */
export function listed(changes) {
  /** @type {string[]} */
  const said = [];
  changes.forEach(({ kind, text }, i) => {
    const one = ReportSearch.escape(ReportSearch.shown(text));
    const [before, next] = [changes[i - 1], changes[i + 1]];
    if (kind === "gone" && next?.kind === "new") {
      said.push(`引文“${one}”，原文“${ReportSearch.escape(ReportSearch.shown(next.text))}”`);
    } else if (kind === "gone") said.push(`原文没有“${one}”`);
    else if (kind === "new" && before?.kind !== "gone") said.push(`引文缺“${one}”`);
  });
  if (!said.length) said.push("引文首尾的数，在原文里没有完");
  const rest = said.length - MOST_LISTED;
  return rest > 0 ? [...said.slice(0, MOST_LISTED), `另有 ${rest} 处`] : said;
}

/**
 * @param {Place} place
 * @param {string[]} marked what is marked on the opened page
 * @param {URL} root
 * @returns {string}
 */
function linkHTML({ report, section, url, anchor }, marked, root) {
  const words = marked.map((text) => text.replace(/\s+/g, "").slice(0, LONGEST_MARKED));
  const query = words.length ? `?${new URLSearchParams({ h: words.join(" ") })}` : "";
  const address = within(`${url}${query}${anchor && "#"}${anchor}`, root);
  const where = [report, section, ...(anchor ? [`第 ${anchor.slice(1)} 段`] : [])].join(" · ");
  return `<a href="${address}">${ReportSearch.escape(where)}</a>`;
}

/**
 * @param {string} url from the site's root
 * @param {URL} root
 * @returns {string} as an attribute's value
 */
function within(url, root) {
  return ReportSearch.escape(new URL(url, root).href);
}
