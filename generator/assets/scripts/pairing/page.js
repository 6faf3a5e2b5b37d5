import { MADE, MARKUP, OVERVIEW, PAIRING } from "../contract.js";
import { filesOf, isStale } from "../search/fetching.js";
import { align, paired } from "./alignment.js";
import { narrowed, offered, searchFor, sidesOf } from "./asked.js";
import { commonWords } from "./common.js";
import { element, linkTo, ordinalsOf, rowsOf } from "./drawing.js";

/**
 * The page that sets any two reports side by side, from what their own pages publish: the sections from
 * `beside.json`, the text from the page of the whole text, the figures from the overview.
 *
 * @typedef {import("./alignment.js").Beside} Beside
 * @typedef {import("./asked.js").Listed} Listed
 * @typedef {import("./asked.js").Side} Side
 * @typedef {import("./common.js").Paragraph} Paragraph
 * @typedef {import("./drawing.js").Shown} Shown
 *
 * @typedef {object} Sheet what is published of a report to align it
 * @property {Record<string, string>} beside
 * @property {[number, number][]} compared
 * @property {Record<string, string>} themes
 * @property {import("./alignment.js").Stretch[]} stretches
 */

const ROOT = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const OPTIONS_MAX = 600;
const OFFERED = 8;
/** @type {["level" | "province" | "year", string][]} */
const FILTERS = [["level", "层级"], ["province", "省份"], ["year", "年份"]];

const files = filesOf(ROOT);
const form = /** @type {HTMLFormElement} */ (document.getElementById(PAIRING.form));
const status = document.getElementById(PAIRING.status);
const results = document.getElementById(PAIRING.results);
const filters = document.getElementById(PAIRING.filters);
const offers = document.getElementById(PAIRING.offers);
const boxes = [PAIRING.left, PAIRING.right].map(select);
const sections = [PAIRING.leftSection, PAIRING.rightSection].map(select);

/**
 * @param {string} id
 * @returns {HTMLSelectElement}
 */
function select(id) {
  return /** @type {HTMLSelectElement} */ (document.getElementById(id));
}

/**
 * @param {string} id
 * @returns {Promise<Sheet>}
 */
function sheetOf(id) {
  return files.json(`reports/${id}/beside.json`);
}

/**
 * @param {string} path
 * @returns {Promise<Document>}
 */
async function pageAt(path) {
  const bytes = await files.bytes(path);
  return new DOMParser().parseFromString(new TextDecoder().decode(bytes), "text/html");
}

// -- Reading the pages of a report -------------------------------------------------------------

/**
 * @param {Document} page of the whole text
 * @returns {Map<number, Paragraph>} by their ordinals
 */
function paragraphsOf(page) {
  /** @type {Map<number, Paragraph>} */
  const found = new Map();
  for (const one of page.querySelectorAll(MARKUP.paragraph)) {
    const ordinal = Number(one.id.slice(1));
    let text = "";
    /** @type {[number, number][]} */
    const marks = [];
    for (const sentence of one.querySelectorAll(MARKUP.sentence)) {
      const walker = page.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { data, parentElement } = /** @type {Text} */ (walker.currentNode);
        if (parentElement.closest("sup")) marks.push([text.length, text.length + data.length]);
        text += data;
      }
    }
    found.set(ordinal, { ordinal, text, marks });
  }
  return found;
}

/**
 * The rows of the table of main figures on a report's overview, with links that hold here.
 *
 * @param {Document} page
 * @param {string} address
 * @returns {Element[][]} the cells of each row: the indicator, its result, its target
 */
function figuresOf(page, address) {
  const table = page.querySelector(OVERVIEW.headline);
  return [...(table?.querySelectorAll("tbody tr") ?? [])].map((row) =>
    [...row.children].slice(0, 3).map((cell) => {
      const copy = /** @type {Element} */ (document.importNode(cell, true));
      for (const link of copy.querySelectorAll("a[href]")) {
        link.setAttribute("href", new URL(link.getAttribute("href"), address).href);
      }
      return copy;
    })
  );
}

/**
 * @param {Listed[]} pair
 * @param {Element[][][]} figures
 * @returns {HTMLElement}
 */
function tableOf(pair, figures) {
  const [own, other] = pair;
  const head = element("tr", "");
  const named = [
    "指标",
    ...pair.map(({ name }) => `${name}目标`),
    ...pair.map(({ name, year }) => `${name}报告的${year - 1}年结果`),
  ];
  for (const name of named) {
    const cell = element("th", "", name);
    cell.setAttribute("scope", "col");
    head.append(cell);
  }
  const body = element("tbody", "");
  const others = new Map(figures[1].map((cells) => [cells[0].textContent, cells]));
  for (const [name, result, target] of figures[0]) {
    const beside = others.get(name.textContent);
    if (!beside) continue;
    const row = element("tr", "");
    row.append(name, target, beside[2], result, beside[1]);
    body.append(row);
  }
  const table = element("table", MADE.besideFigures);
  const top = element("thead", "");
  top.append(head);
  table.append(top, body);
  const scroll = element("div", MADE.scroll);
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", `${own.name}与${other.name}的主要指标`);
  scroll.append(table);
  return scroll;
}

// -- Showing -----------------------------------------------------------------------------------

/**
 * @param {Side[]} sides
 * @param {Listed[]} pair
 * @param {Sheet[]} sheets
 */
async function show(sides, pair, sheets) {
  const addresses = pair.map(({ id }) => new URL(`reports/${id}/`, ROOT).href);
  const pages = await Promise.all(pair.flatMap(({ id }) => [
    pageAt(`reports/${id}/full/`),
    pageAt(`reports/${id}/`),
  ]));
  const paragraphs = [pages[0], pages[2]].map(paragraphsOf);
  const compared = sheets.map((sheet, i) =>
    ordinalsOf(sheet.compared).map((ordinal) => paragraphs[i].get(ordinal)).filter(Boolean)
  );
  const common = commonWords(compared[0], compared[1]);
  const shown = pair.map(({ name }, i) => ({
    name,
    url: addresses[i],
    stretches: sheets[i].stretches,
    themes: sheets[i].themes,
    texts: new Map([...paragraphs[i].values()].map(({ ordinal, text }) => [ordinal, text])),
    common: common[i],
  }));
  const all = align(sheets[0].stretches, sheets[1].stretches);
  const found = chosen(all, sides, sheets);
  const count = found.filter(({ own, other }) => own.length && other.length).length;
  const alone = [
    found.filter(({ other }) => !other.length).length,
    found.filter(({ own }) => !own.length).length,
  ];
  const torn = pair.filter(({ whole }) => !whole).map(({ name }) => name);
  status.textContent = [
    `并列 ${count} 对`,
    ...pair.flatMap(({ name }, i) => alone[i] ? [`${name}另有 ${alone[i]} 节没有相应的`] : []),
    ...(torn.length ? [`${torn.join("、")}的来源不全，缺的部分无从并列`] : []),
  ].join("；");
  const made = Object.entries(sheets[0].beside).find(([, id]) => id === pair[1].id);
  results.replaceChildren();
  if (made) {
    const way = element("p", "");
    way.append(linkTo(`${addresses[0]}beside/${made[0]}/`, "这两份有现成的一页"));
    results.append(way);
  }
  if (!sides.some(({ slug }) => slug)) {
    results.append(
      element("h2", "", "主要指标"),
      tableOf(pair, [figuresOf(pages[1], addresses[0]), figuresOf(pages[3], addresses[1])]),
    );
  }
  results.append(element("h2", "", "逐节并列"), dimming(), rowsOf(found, shown[0], shown[1]));
}

/**
 * The rows that are asked for: all, or those of sections.
 *
 * @param {Beside[]} all
 * @param {Side[]} sides
 * @param {Sheet[]} sheets
 * @returns {Beside[]}
 */
function chosen(all, sides, sheets) {
  const places = sides.map(({ slug }, i) => sheets[i].stretches.findIndex((s) => s.slug === slug));
  const [own, other] = places;
  if (own >= 0 && other >= 0) {
    return [paired(sheets[0].stretches[own], sheets[1].stretches[other], [own, other])];
  }
  if (own < 0 && other < 0) return all;
  return all.filter((one) => one.own.includes(own) || one.other.includes(other));
}

/** @returns {HTMLElement} the switch that has common words stand out less */
function dimming() {
  const line = element("p", MADE.besideSwitch);
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = true;
  const label = element("label", "");
  label.append(box, " 相同的文字变淡");
  line.append(label);
  return line;
}

// -- Choosing ----------------------------------------------------------------------------------

/**
 * Fills the choices of reports, as they are narrowed.
 *
 * @param {Listed[]} reports
 * @param {Side[]} sides
 */
function offer(reports, sides) {
  const wanted = { level: "", province: "", year: "" };
  const fill = () => {
    boxes.forEach((box, i) => {
      const before = box.value || sides[i].id;
      const left = narrowed(reports, wanted, before);
      box.replaceChildren(new Option("选一份报告", ""));
      let group = document.createElement("optgroup");
      for (const one of left.slice(0, OPTIONS_MAX)) {
        if (group.label !== `${one.year}年`) {
          group = document.createElement("optgroup");
          group.label = `${one.year}年`;
          box.append(group);
        }
        group.append(new Option(one.name, one.id));
      }
      if (left.length > OPTIONS_MAX) {
        box.append(
          new Option(`另有 ${left.length - OPTIONS_MAX} 份，请先按层级、省份或年份筛选`, ""),
        );
      }
      box.value = left.some(({ id }) => id === before) ? before : "";
    });
  };
  for (const [name, label] of FILTERS) {
    const values = [...new Set(reports.map((one) => `${one[name]}`))].filter(Boolean);
    if (name === "year") values.sort((one, two) => Number(two) - Number(one));
    if (values.length < 2) continue;
    const box = document.createElement("select");
    box.setAttribute("aria-label", label);
    box.append(
      new Option(`${label}：全部`, ""),
      ...values.map((value) => new Option(value, value)),
    );
    box.addEventListener("change", () => {
      wanted[name] = box.value;
      fill();
    });
    filters.append(box);
  }
  fill();
}

/**
 * Fills the choice of a report's sections.
 *
 * @param {number} side
 * @param {string} slug what is chosen
 */
async function offerSections(side, slug) {
  const { value } = boxes[side];
  const box = sections[side];
  box.replaceChildren(new Option("全文", ""));
  box.disabled = !value;
  if (!value) return;
  const { stretches } = await sheetOf(value);
  if (boxes[side].value !== value) return;
  box.append(...stretches.map((one) => new Option(one.heading, one.slug)));
  box.value = stretches.some((one) => one.slug === slug) ? slug : "";
}

/** @returns {Side[]} what is chosen on the page */
function picked() {
  return boxes.map((box, i) => ({ id: box.value, slug: sections[i].value }));
}

/** @param {Side[]} sides */
function goTo(sides) {
  const url = new URL(location.href);
  url.search = searchFor(sides);
  url.hash = "";
  location.assign(url);
}

/** @param {Side[]} sides */
function wire(sides) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosenSides = picked();
    if (chosenSides.every(({ id }) => id)) goTo(chosenSides);
    else status.textContent = "请在左右各选一份报告。";
  });
  document.getElementById(PAIRING.swap).addEventListener("click", () => goTo(picked().reverse()));
  boxes.forEach((box, i) =>
    box.addEventListener("change", () => {
      offerSections(i, "").catch(excuse);
    })
  );
  sides.forEach(({ slug }, i) => {
    offerSections(i, slug).catch(excuse);
  });
}

/**
 * Leads to reports that are worth setting beside one.
 *
 * @param {Listed} report
 * @param {Listed[]} reports
 * @param {Sheet} sheet
 */
function suggest(report, reports, sheet) {
  const found = offered(report, reports, sheet.beside, OFFERED);
  if (!found.length) return;
  offers.replaceChildren(`与${report.name}并列：`);
  for (const one of found) {
    const sides = [{ id: report.id, slug: "" }, { id: one.id, slug: "" }];
    const url = new URL(location.href);
    url.search = searchFor(sides);
    url.hash = "";
    offers.append(linkTo(url.href, one.name), " ");
  }
}

/** @param {unknown} error */
function excuse(error) {
  const stale = isStale(error);
  if (!(/** @type {any} */ (error).kind)) reportError(error);
  status.textContent = stale
    ? "有的文件已经不在或没有发布，请刷新后再试。"
    : "未能载入，请检查网络后再试。";
}

/** Shows what the address asks for. */
async function follow() {
  const sides = sidesOf(location.search);
  status.textContent = "正在载入…";
  const { reports } = await files.json("search/index.json");
  offer(reports, sides);
  wire(sides);
  const known = sides.map(({ id }) => reports.find((/** @type {Listed} */ one) => one.id === id));
  const unknown = sides.filter(({ id }, i) => id && !known[i]).map(({ id }) => id);
  if (unknown.length) {
    status.textContent = `没有收录“${unknown.join("”“")}”这份报告，请另选。`;
    return;
  }
  const first = known.findIndex(Boolean);
  if (first < 0) {
    status.textContent = "";
    return;
  }
  const sheets = await Promise.all(known.map((one) => one ? sheetOf(one.id) : null));
  suggest(known[first], reports, sheets[first]);
  const missing = sides.filter(({ slug }, i) =>
    slug && !sheets[i]?.stretches.some((one) => one.slug === slug)
  );
  if (missing.length) {
    status.textContent = `报告里没有“${missing[0].slug}”这一节，请另选。`;
    return;
  }
  if (!known.every(Boolean)) {
    status.textContent = "请再选一份。";
    return;
  }
  if (known[0] === known[1] && sides[0].slug === sides[1].slug) {
    status.textContent = "左右是同一份报告，请另选一份，或者各选一节。";
    return;
  }
  await show(sides, known, /** @type {Sheet[]} */ (sheets));
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target) target.scrollIntoView();
}

if (location.protocol === "file:") {
  form.hidden = true;
  status.textContent =
    "浏览器不允许直接打开的本地文件读取别的页面，这里不能拼合。请通过网站访问，或用任意本地服务器打开这个文件夹；与上级、与上年并列的现成页面不受影响。";
} else {
  follow().catch(excuse);
}
