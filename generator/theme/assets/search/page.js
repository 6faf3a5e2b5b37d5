/**
 * The search page: the same texts and the same matching as the search box, drawn by report.
 *
 * `?q=` is the query and `?report=` the report; nothing is fetched before there is a query or the
 * reader turns to the form.
 */
"use strict";

(() => {
  const ROOT = new URL("../../", document.currentScript.src);
  const LENGTH = 160;
  const SHOWN = 5; // passages of a page that stand open
  const FULL_PAGES = 200; // pages drawn with their passages
  const PAUSE = 200; // milliseconds without a keystroke

  const { escape, excerpt, listed, marked, locate, refusal, shown } = ReportSearch;
  const form = document.getElementById("search-form");
  const input = document.getElementById("search-query");
  const select = document.getElementById("search-report");
  const status = document.getElementById("search-status");
  const results = document.getElementById("search-results");
  const parameters = new URL(location.href).searchParams;
  let wantedReport = parameters.get("report") ?? ""; // until the list of reports is here
  let texts = null;
  let latest = 0;
  let timer = 0;

  // -- Asking ----------------------------------------------------------------------------------

  function open() {
    if (!texts) {
      texts = ReportSearch.open(ROOT);
      texts.corpus.then(listReports, () => {
        texts = null; // the next query tries again
      });
    }
    return texts;
  }

  function listReports({ reports }) {
    if (select.options.length > 1) return;
    select.append(...reports.map(({ id, name }) => new Option(name, id)));
    select.value = wantedReport;
    if (select.selectedIndex < 0) select.value = "";
    wantedReport = "";
  }

  async function run() {
    clearTimeout(timer);
    const query = input.value.trim();
    const turn = (latest += 1);
    const refused = query && refusal(query);
    remember(refused ? "" : query);
    if (!query || refused) {
      show(refused, "");
      return;
    }
    status.textContent = "正在检索…";
    try {
      const { reports } = await open().corpus;
      const result = await ReportSearch.search(open(), query);
      if (turn === latest) draw(query, reports, result);
    } catch {
      texts = null;
      if (turn === latest) show("检索数据未能载入，请检查网络后再试。", "");
    }
  }

  function remember(query) {
    const url = new URL(location.href);
    const report = select.value || wantedReport;
    url.search = new URLSearchParams({ ...(query && { q: query }), ...(report && { report }) });
    history.replaceState(history.state, "", url);
  }

  // -- Drawing ---------------------------------------------------------------------------------

  function show(message, html) {
    status.textContent = message;
    results.innerHTML = html;
  }

  function draw(query, reports, { words, hits, pieces }) {
    const chosen = hits.filter(({ page }) => !select.value || page.report === select.value);
    const named = chosen.filter(({ page }) => page.kind);
    const inReports = chosen.filter(({ page }) => !page.kind);
    const groups = reports
      .map(({ id, name }) => [name, inReports.filter(({ page }) => page.report === id)])
      .filter(([, held]) => held.length);
    const drawn = new Set(chosen.slice(0, FULL_PAGES));
    show(
      message(query, groups.length, inReports, named, pieces),
      [...(named.length ? [["名词与指标等", named]] : []), ...groups]
        .map(([name, held]) => groupHTML(name, held, words, drawn))
        .join(""),
    );
  }

  function message(query, reportCount, inReports, named, pieces) {
    const where = select.value ? select.selectedOptions[0].text : "原文";
    const asked = shown(query);
    const names = named.length ? `，另有名词、指标等 ${named.length} 项` : "";
    if (pieces) {
      const instead = inReports.length + named.length;
      const note = instead ? `以下 ${instead} 页含有其中的词：${listed(pieces)}。` : "";
      return `原文中没有「${asked}」。${note}`;
    }
    if (!inReports.length) return `${where}中没有「${asked}」${names}。`;
    const pages = `${reportCount} 份报告的 ${inReports.length} 页，共 ${total(inReports)} 处`;
    return `「${asked}」见于 ${pages}${names}。`;
  }

  const total = (hits) => hits.reduce((sum, { count }) => sum + count, 0);

  function groupHTML(name, hits, words, drawn) {
    const pages = hits.map((hit) => pageHTML(hit, words, drawn.has(hit))).join("");
    return `<section class="search-group">
      <h2>${escape(name)} <small>${hits.length} ${hits[0].page.kind ? "项" : "页"}，${total(hits)} 处</small></h2>
      <ol>${pages}</ol>
    </section>`;
  }

  function pageHTML(hit, words, full) {
    const { page, count, loose, missing } = hit;
    const passages = full ? ReportSearch.passages(hit).filter(({ anchor }) => anchor) : [];
    const title = marked(page.title, locate(page.title, words));
    const notes = [
      ...(page.kind ? page.trail : page.trail.slice(1)), // the report's name heads the group
      `${count} 处`,
      ...(loose ? ["引号、空格或注号不同"] : []),
      ...(missing.length ? [`缺少：${listed(missing)}`] : []),
    ];
    const items = passages.map((passage) => passageHTML(hit, words, passage));
    const rest = items.slice(SHOWN).join("");
    const summary = passages.length || !full ? "" : ReportSearch.summary(hit, LENGTH);
    return `<li>
      <a class="search-title" href="${link(hit, words)}">${title}</a>
      <small>${escape(notes.join(" · "))}</small>
      ${summary && `<p>${summary}</p>`}
      <ul>${items.slice(0, SHOWN).join("")}</ul>
      ${rest && `<details><summary>还有 ${items.length - SHOWN} 段</summary><ul>${rest}</ul></details>`}
    </li>`;
  }

  function passageHTML(hit, words, { anchor, text, ranges }) {
    const address = link(hit, words, anchor);
    return `<li><a href="${address}">第 ${anchor.slice(1)} 段</a> ${excerpt(text, ranges, LENGTH)}</li>`;
  }

  function link(hit, words, anchor) {
    return escape(new URL(ReportSearch.address(hit, words, anchor), ROOT).href);
  }

  // -- Listening -------------------------------------------------------------------------------

  function later() {
    clearTimeout(timer);
    timer = setTimeout(run, PAUSE);
  }

  if (location.protocol === "file:") {
    status.textContent =
      "浏览器不允许直接打开的本地文件读取检索数据。请通过网站访问，或用任意本地服务器打开这个文件夹。";
    return;
  }
  input.addEventListener("focus", open);
  input.addEventListener("input", (event) => {
    if (!event.isComposing) later(); // letters on their way to becoming characters are no query
  });
  input.addEventListener("compositionend", later);
  select.addEventListener("focus", open);
  select.addEventListener("change", run);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  input.value = parameters.get("q") ?? "";
  if (input.value) run();
})();
