import * as ReportSearch from "./match.js";

/**
 * Search in whole texts, all of which are fetched at the first query: for small corpora.
 *
 * @typedef {import("./match.js").BlockRecord} BlockRecord
 * @typedef {import("./match.js").SearchPage} SearchPage
 * @typedef {import("./engine.js").Index} Index
 * @typedef {import("./engine.js").Found} Found
 * @typedef {[url: string, kind: string, name: string, aliases: string[], text: string]} NameRecord
 * @typedef {{ url: string, title: string, trail: string[], part: string, blocks: BlockRecord[] }} PageRecord
 * @typedef {{ pages: PageRecord[], names: NameRecord[] }} ReportFile
 * @typedef {{ page: SearchPage, report: number, part: string }} Placed
 */

/**
 * A page found by its name: a term, an indicator, a theme, a place, a report.
 *
 * @param {NameRecord} record
 * @param {{ id: string, name: string }} [report] to which the name belongs
 * @returns {SearchPage}
 */
function namePage([url, kind, name, aliases, text], report) {
  /** @type {BlockRecord[]} */
  const blocks = [name, ...aliases].map((body) => ["", body, body.length]);
  if (text) blocks.push(["", text]);
  const trail = report ? [kind, report.name] : [kind];
  return ReportSearch.page({ url, kind, title: name, trail, report: report?.id ?? "" }, blocks);
}

/**
 * The pages of all reports, in the order in which equal ones are shown.
 *
 * @param {Pick<Index, "reports" | "names">} index
 * @param {ReportFile[]} files of the reports, in their order
 * @returns {Placed[]}
 */
export function pagesOf({ reports, names }, files) {
  const sections = files.flatMap((file, report) => {
    const { id, name } = reports[report];
    return file.pages.map(({ url, title, trail, part, blocks }) => ({
      page: ReportSearch.page(
        { url, kind: "", title, trail: [name, ...trail], report: id },
        blocks,
      ),
      report,
      part,
    }));
  });
  const named = [
    ...names.map((record) => ({ page: namePage(record), report: -1 })),
    ...reports.map(({ url, name }) => ({
      page: namePage([url, "报告", name, [], ""]),
      report: -1,
    })),
    ...files.flatMap((file, report) =>
      file.names.map((record) => ({ page: namePage(record, reports[report]), report }))
    ),
  ];
  return [...named.map((one) => ({ ...one, part: "" })), ...sections];
}

/**
 * Pages that hold every word, in their order.
 *
 * @param {Placed[]} pages
 * @param {import("./match.js").Word[]} wanted
 * @returns {Found[]}
 */
export function scan(pages, wanted) {
  return pages.flatMap(({ page, report, part }, number) => {
    const hit = ReportSearch.hitOf(page, wanted);
    if (!hit) return [];
    const { rank, spread, count } = hit;
    return [{ number, report, part, kind: page.kind, rank, spread, count, hit }];
  });
}

/**
 * Whether a bare string stands in one of the texts.
 *
 * @param {Placed[]} pages
 * @param {string} bare
 * @returns {boolean}
 */
export function standsIn(pages, bare) {
  return pages.some(({ page }) => page.prepared.bare.includes(bare));
}
