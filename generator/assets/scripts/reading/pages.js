/** Other pages of the site, of which a page shows a part. */

/** @type {Map<string, Promise<Document>>} */
const fetched = new Map();

/**
 * The page that a link leads to, fetched once; a page that could not be fetched is tried again.
 *
 * @param {HTMLAnchorElement} link
 * @returns {Promise<Document>}
 */
export function pageOf({ pathname }) {
  if (pathname === location.pathname) return Promise.resolve(document);
  const known = fetched.get(pathname);
  if (known) return known;
  const page = fetch(pathname).then(async (answer) => {
    if (!answer.ok) throw new Error(`${pathname}: ${answer.status}`);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  });
  page.catch(() => fetched.delete(pathname));
  fetched.set(pathname, page);
  return page;
}
