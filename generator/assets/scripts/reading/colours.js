/** The reader's choice of colours, as the theme keeps it. Sites of one host share a store. */

const KNOWN = ["media", "scheme", "primary", "accent"];

/**
 * Whether what is stored is a choice of colours; the theme stops at anything else.
 *
 * @param {string} stored
 * @returns {boolean}
 */
export function areColours(stored) {
  try {
    const { index, color } = JSON.parse(stored);
    return (
      Number.isInteger(index) &&
      index >= 0 &&
      Object.entries(color).every(([key, value]) =>
        KNOWN.includes(key) && typeof value === "string"
      )
    );
  } catch {
    return false;
  }
}

/** Removes what stands in the place of the reader's colours and is none. */
export function dropSpoiltColours() {
  const { pathname } = /** @type {{ __md_scope?: URL }} */ (window).__md_scope ?? {};
  const key = `${pathname}.__palette`;
  try {
    const stored = localStorage.getItem(key);
    if (stored !== null && !areColours(stored)) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to remove.
  }
}
