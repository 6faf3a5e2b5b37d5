/**
 * What is done when something is looked at, and so that nobody loses the place where he reads.
 */

const AHEAD = "50% 0px 100% 0px"; // so much of a screen before it comes into view
const HEADER = 60; // pixels at the top of the screen that the page's header covers

/** Work for elements, each done once, when its element comes into view; at once where that cannot be told. */
export function whenSeen() {
  /** @type {Map<Element, () => void>} */
  const waiting = new Map();
  /** @param {Element} element */
  const start = (element) => {
    const work = waiting.get(element);
    waiting.delete(element);
    observer?.unobserve(element);
    work?.();
  };
  const observer = typeof IntersectionObserver === "undefined" ? null : new IntersectionObserver(
    (seen) => seen.filter((one) => one.isIntersecting).forEach(({ target }) => start(target)),
    { rootMargin: AHEAD },
  );
  return {
    /**
     * @param {Element} element
     * @param {() => void} work
     */
    add: (element, work) => {
      waiting.set(element, work);
      if (observer) observer.observe(element);
      else start(element);
    },
    /** Does all that waits, seen or not. */
    all: () => [...waiting.keys()].forEach(start),
    /** Forgets what waits. */
    clear: () => {
      observer?.disconnect();
      waiting.clear();
    },
  };
}

/**
 * Changes an element; where the change stands above what is read, that stays where it is.
 *
 * @param {Element} element
 * @param {Element} where in it the change is made
 * @param {() => void} change
 */
export function inPlace(element, where, change) {
  const above = where.getBoundingClientRect().top < HEADER;
  const before = element.getBoundingClientRect().height;
  change();
  const grown = element.getBoundingClientRect().height - before;
  if (above && grown) scrollBy({ top: grown, behavior: "instant" });
}
