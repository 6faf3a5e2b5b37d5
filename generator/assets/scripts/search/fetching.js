/**
 * Files below the site's root, each fetched once. What fails is told apart: a lost network (`network`),
 * a file that is not there (`gone`) or of another edition of the site (`edition`).
 *
 * @typedef {"network" | "gone" | "edition"} Kind
 * @typedef {Error & { kind: Kind }} Failure
 * @typedef {(done: number, asked: number) => void} Progress
 * @typedef {{ json: (path: string, options?: RequestInit) => Promise<any>, bytes: (path: string) => Promise<Uint8Array>, watch: (progress: Progress | null) => void }} Files
 */

const PATIENCE = 15000; // milliseconds for one request
const TRIES = 2;

/**
 * @param {Kind} kind
 * @param {string} path
 * @returns {Failure}
 */
export function failure(kind, path) {
  return Object.assign(new Error(`${path}: ${kind}`), { kind });
}

/**
 * Whether the site was published anew since its index was read.
 *
 * @param {unknown} error
 * @returns {boolean}
 */
export function isStale(error) {
  const { kind } = /** @type {Failure} */ (error);
  return kind === "gone" || kind === "edition";
}

/**
 * @param {URL} base the site's root
 * @param {typeof fetch} [get]
 * @returns {Files}
 */
export function filesOf(base, get = (...asked) => fetch(...asked)) {
  let asked = 0;
  let done = 0;
  /** @type {Progress | null} */
  let tell = null;

  /**
   * @template T
   * @param {string} path
   * @param {(answer: Response) => Promise<T>} read
   * @param {RequestInit} [options]
   * @returns {Promise<T>}
   */
  async function fetched(path, read, options) {
    asked += 1;
    tell?.(done, asked);
    try {
      return await tried(new URL(path, base), path, read, options, get);
    } finally {
      done += 1;
      tell?.(done, asked);
    }
  }

  return {
    json: (path, options) => fetched(path, (answer) => answer.json(), options),
    bytes: (path) => fetched(path, async (answer) => new Uint8Array(await answer.arrayBuffer())),
    watch: (progress) => {
      [asked, done, tell] = [0, 0, progress];
    },
  };
}

/**
 * @template T
 * @param {URL} address
 * @param {string} path
 * @param {(answer: Response) => Promise<T>} read
 * @param {RequestInit} options
 * @param {typeof fetch} get
 * @returns {Promise<T>}
 */
async function tried(address, path, read, options, get) {
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      const answer = await get(address, { ...options, signal: AbortSignal.timeout(PATIENCE) });
      if (answer.ok) return await read(answer);
      if (answer.status < 500) throw failure("gone", path);
    } catch (error) {
      if (isStale(error)) throw error;
    }
  }
  throw failure("network", path);
}
