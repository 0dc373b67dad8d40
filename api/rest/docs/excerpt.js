const decoder = new globalThis.TextDecoder();
const NEWLINE = 10;

/**
 * Some lines of a document around a span of its bytes, for people: each with its number and its text, in which the selected
 * part stands apart.
 *
 * @param bytes of the document
 * @param around how many lines before and after
 * @returns lines as `{ number, before, selected, after }`; `selected` is empty where nothing of the line is
 */
export function excerpt(bytes, { offset, length }, around = 3) {
  const starts = [0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === NEWLINE) starts.push(i + 1);
  const lineOf = (at) => {
    let low = 0;
    for (let high = starts.length - 1; low < high;) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const end = offset + length;
  const [first, last] = [lineOf(offset), lineOf(Math.max(offset, end - 1))];
  const lines = [];
  for (let line = Math.max(0, first - around); line <= Math.min(starts.length - 1, last + around); line++) {
    const [from, to] = [starts[line], starts[line + 1] ?? bytes.length];
    const [open, close] = [clamp(offset, from, to), clamp(end, from, to)];
    lines.push({
      number: line + 1,
      before: text(bytes, from, open),
      selected: text(bytes, open, close),
      after: text(bytes, close, to),
    });
  }
  return lines;
}

const clamp = (at, from, to) => Math.min(Math.max(at, from), to);
const text = (bytes, from, to) => decoder.decode(bytes.subarray(from, to)).replace(/\r?\n$/, '');
