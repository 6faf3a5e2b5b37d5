/**
 * What an address asks to have side by side, and what is offered beside a report.
 *
 * @typedef {{ id: string, slug: string }} Side a report, and one of its sections; empty for none
 *
 * @typedef {object} Listed a report among all
 * @property {string} id
 * @property {string} name
 * @property {number} year
 * @property {string} level
 * @property {string} province short; empty where it lies in none
 * @property {string} place
 * @property {boolean} whole whether its source has lost nothing
 *
 * @typedef {{ level: string, province: string, year: string }} Narrowed
 */

/**
 * @param {string} search
 * @returns {[Side, Side]}
 */
export function sidesOf(search) {
  const parameters = new URLSearchParams(search);
  /** @param {string} name */
  const side = (name) => {
    const [id, slug = ""] = (parameters.get(name) ?? "").split("/");
    return { id, slug };
  };
  return [side("a"), side("b")];
}

/**
 * The query of an address that asks for two sides.
 *
 * @param {Side[]} sides
 * @returns {string} empty where nothing is asked for
 */
export function searchFor(sides) {
  const said = sides.flatMap(({ id, slug }, i) =>
    id ? [`${"ab"[i]}=${encodeURIComponent(id)}${slug && `/${encodeURIComponent(slug)}`}`] : []
  );
  return said.length ? `?${said.join("&")}` : "";
}

/**
 * The reports that are left, and those that are chosen already.
 *
 * @param {Listed[]} reports
 * @param {Narrowed} wanted
 * @param {string} chosen
 * @returns {Listed[]} newest first, in their order within a year
 */
export function narrowed(reports, wanted, chosen) {
  return reports
    .filter((one) =>
      one.id === chosen ||
      (!wanted.level || one.level === wanted.level) &&
        (!wanted.province || one.province === wanted.province) &&
        (!wanted.year || `${one.year}` === wanted.year)
    )
    .sort((one, two) => two.year - one.year);
}

/**
 * Reports that are worth setting beside one: its superior's and its own of the year before, then those
 * of its level and year, of its own province first.
 *
 * @param {Listed} report
 * @param {Listed[]} reports
 * @param {Record<string, string>} beside ids by relation
 * @param {number} count
 * @returns {Listed[]}
 */
export function offered(report, reports, beside, count) {
  const near = Object.values(beside).map((id) => reports.find((one) => one.id === id));
  const alike = reports.filter((one) =>
    one.level === report.level && one.year === report.year && one.place !== report.place
  );
  /** @param {Listed} one */
  const isFar = (one) => one.province === report.province ? 0 : 1;
  alike.sort((one, two) => isFar(one) - isFar(two));
  return [...new Set([...near, ...alike])].filter(Boolean).slice(0, count);
}
