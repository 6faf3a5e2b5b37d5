/** A zip archive whose files are not compressed: all that a workbook asks for. */

const DAY = 0x21; // the first that the format knows, so that the same files are the same bytes

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/**
 * @param {Uint8Array} bytes
 * @returns {number}
 */
export function crc32(bytes) {
  let rest = ~0;
  for (const byte of bytes) rest = CRC[(rest ^ byte) & 0xff] ^ (rest >>> 8);
  return ~rest >>> 0;
}

/**
 * Numbers as the format has them: each with the count of its bytes, lowest first.
 *
 * @param {[number, number][]} fields
 * @returns {Uint8Array<ArrayBuffer>}
 */
function record(fields) {
  const bytes = fields.flatMap(([value, count]) => {
    return Array.from({ length: count }, (_, i) => (value >>> (8 * i)) & 0xff);
  });
  return Uint8Array.from(bytes);
}

/**
 * The archive of texts by path; paths are ASCII.
 *
 * Source: PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.16.
 *
 * @param {{ [path: string]: string }} files
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function zipOf(files) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const directory = [];
  let at = 0;
  let length = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = encoder.encode(path);
    const content = encoder.encode(text);
    /** @type {[number, number][]} */
    const about = [
      [20, 2], // version 2.0 unpacks it
      [0, 2],
      [0, 2], // stored
      [0, 2],
      [DAY, 2],
      [crc32(content), 4],
      [content.length, 4],
      [content.length, 4],
      [name.length, 2],
      [0, 2],
    ];
    const entry = record([[0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [
      at,
      4,
    ]]);
    parts.push(record([[0x04034b50, 4], ...about]), name, content);
    directory.push(entry, name);
    at += 30 + name.length + content.length;
    length += entry.length + name.length;
  }
  const count = Object.keys(files).length;
  const end = record([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [length, 4],
    [at, 4],
    [0, 2],
  ]);
  return concatenated([...parts, ...directory, end]);
}

/**
 * @param {Uint8Array[]} parts
 * @returns {Uint8Array<ArrayBuffer>}
 */
function concatenated(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
