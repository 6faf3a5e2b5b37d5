/**
 * What scripts rely on in the markup: classes, ids and attributes that both sides must spell alike.
 * Each stands below the name of what makes it, where a comment says what it is for; a test fails
 * where one of them is made nowhere.
 */

/** Made by the templates' macros (`templates/_macros.jinja`) and by `generator/markup.py`. */
export const MARKUP = {
  // macro `text`, with `citing`
  text: ".report-text",
  cite: "data-cite",
  bibtex: "data-bibtex",
  source: "data-source",
  retrieved: "data-retrieved",
  collected: "data-collected",
  named: "data-named",
  // macro `paragraphs`
  paragraph: ".para",
  number: ".para-no",
  ordinal: "data-no",
  shared: "data-shared",
  // macro `shared_switch`
  sharedSwitch: ".shared-switch",
  // `sentence_html` in generator/markup.py
  sentence: ".s",
  term: "a.term",
  note: "a.note",
  termId: "data-term",
  corrected: "a.corrected-mark",
  reason: "data-reason",
  // macro `term_entry`
  entryId: "term-",
  definition: ".definition",
  origin: ".origin",
  // macro `filter_box`, with `name_list`
  filter: ".filter",
  filtered: "data-filter",
  filterGroups: "data-filter-groups",
  filterText: "data-text",
  // macro `unfold_button`
  unfold: ".unfold",
  unfolded: "data-unfold",
  // macro `print_button`
  print: ".print-button",
  // macro `table_cell`
  value: "a.n",
  quotedAs: "data-value",
  // macro `figures_table`, and wherever a table stands
  scroll: ".scroll",
  quote: "a.quote",
  // macro `table_tools`
  tools: ".table-tools",
  takenAs: "data-table",
  about: "data-indicator",
  method: "a.method",
  // macro `table_legend`
  legend: ".legend",
  // macro `doubt_note`, and wherever there is something to say of a table
  tableNote: ".table-note",
  marks: "data-marks",
  // macro `pick_list`
  pick: ".pick",
  picked: "data-report",
  // macro `side_opens`
  side: "data-side",
};

/** Made by `templates/_outcomes.jinja`. */
export const OUTCOMES = {
  said: "a.said",
};

/** Made by `templates/_place_years.jinja`. */
export const PLACE_YEARS = {
  table: ".place-years",
  level: "data-level",
};

/** Made by `templates/numbers.md.jinja`. */
export const LEDGER = {
  ledger: ".ledger",
  units: "data-units",
  unit: "data-unit",
  part: "data-part",
  key: ".key",
  unsure: ".unsure",
  held: ".held",
};

/** Made by the frame (`theme/reports-base.html`). */
export const FRAME = {
  notice: ".print-note",
  printed: ".print-where",
  collection: "data-collection",
};

/** Made by the frame (`theme/partials/search.html`) and by the search page (`docs/search.md`). */
export const SEARCH = {
  toPage: "data-search-page",
  form: "search-form",
  query: "search-query",
  names: "search-names",
  facets: "search-facets",
  status: "search-status",
  results: "search-results",
  trends: "search-trends",
};

/** Made by the page that checks quotations (`docs/check-quote.md`). */
export const CHECK = {
  form: "check-form",
  text: "check-text",
  status: "check-status",
  results: "check-results",
};

/** Made by the page of phrases through time (`docs/phrases.md`). */
export const PHRASES = {
  form: "phrases-form",
  text: "phrases-text",
  status: "phrases-status",
  answer: "phrases-answer",
  accounts: "phrases-accounts",
  counted: "phrases-counted",
  list: "phrases-list",
  listed: "phrases-listed",
  measure: "phrases-measure",
  picture: "phrases-picture",
  cells: "phrases-cells",
  years: "phrases-years",
  series: "phrases-series",
  places: "phrases-places",
  rows: "phrases-rows",
  reports: "phrases-reports",
};

/** Made by the page of what a reader put aside (`docs/collection.md`). */
export const COLLECTION = {
  shared: "collection-shared",
  status: "collection-status",
  undo: "collection-undo",
  tools: "collection-tools",
  grouped: "collection-grouped",
  share: "collection-share",
  own: "collection-own",
};

/** Made by the page that sets two reports side by side (`docs/compare/pair.md`). */
export const PAIRING = {
  form: "pair-form",
  filters: "pair-filters",
  left: "pair-a",
  leftSection: "pair-a-section",
  right: "pair-b",
  rightSection: "pair-b-section",
  swap: "pair-swap",
  offers: "pair-offers",
  status: "pair-status",
  results: "pair-results",
};

/** Made by `templates/report.md.jinja`. */
export const OVERVIEW = {
  headline: "table.headline",
};

/** Made by the theme, Material for MkDocs. */
export const THEME = {
  content: ".md-content",
  article: ".md-content__inner",
  permalink: ".headerlink",
  searchBox: "[data-md-component=search-query]",
  searchMeta: ".md-search-result__meta",
  searchList: ".md-search-result__list",
};

/** Made by the scripts themselves, for the style sheets. */
export const MADE = {
  popover: "popover",
  origin: "origin",
  mark: "search-mark",
  trail: "search-trail",
  group: "search-group",
  title: "search-title",
  pair: "pair",
  narrow: "narrow",
  fits: "scroll--fits",
  figures: "search-figures",
  more: "search-more",
  wait: "search-wait",
  coming: "search-coming",
  pager: "search-pager",
  silent: "search-silent",
  offers: "search-offers",
  fold: "fold",
  clear: "search-clear",
  button: "button",
  takes: "takes",
  places: "check-places",
  changes: "check-changes",
  checkNote: "check-note",
  checkUnit: "check-unit",
  account: "phrase-account",
  count: "count-column",
  empty: "empty",
  unbroken: "unbroken",
  picture: "picture",
  grid: "mark-grid",
  line: "mark-line",
  thin: "mark-thin",
  head: "mark-head",
  quiet: "tone-quiet",
  actual: "tone-actual",
  collected: "collected",
  collectedHead: "collected-head",
  collectedFrom: "collected-from",
  collectedRemark: "collected-remark",
  collectedNote: "collected-note",
  collectedSaid: "collected-said",
  collectedTools: "collected-tools",
  references: "collected-references",
  scroll: "scroll",
  common: "common",
  besideRows: "beside-rows",
  besideNames: "beside-names",
  besideRow: "beside-row",
  besideSides: "beside-sides",
  besideSide: "beside-side",
  besideHead: "beside-head",
  besideWay: "beside-way",
  besideWhy: "beside-why",
  besideName: "beside-name",
  besideFrom: "beside-from",
  besideFigures: "beside-figures",
  besideSwitch: "beside-switch",
};

/** Made by the search's worker, for the script of the page that shows what it found. */
export const WORKER = {
  counted: "data-search-counted",
};
