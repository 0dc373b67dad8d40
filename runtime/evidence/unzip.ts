import { unzipSync } from 'fflate';

/** What the parts of one package may inflate to, in bytes: far more than a workbook of a plant. */
const INFLATED_LIMIT = 128 * 1024 * 1024;
const PART_LIMIT = 10_000;

/**
 * The parts of a ZIP package whose names end as asked, inflated. A part is cut off at the size that the package states for
 * it, so that the limit on what is stated bounds what is made.
 *
 * @throws Error when it is no ZIP package, or would inflate beyond the limit
 */
export function unzipped(bytes: Uint8Array, endings: readonly string[]): ReadonlyMap<string, Uint8Array> {
  let total = 0;
  let parts = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!endings.some((ending) => name.endsWith(ending))) return false;
      total += originalSize;
      parts++;
      if (total > INFLATED_LIMIT) throw new Error(`its parts inflate to more than ${INFLATED_LIMIT} bytes`);
      if (parts > PART_LIMIT) throw new Error(`it has more than ${PART_LIMIT} parts`);
      return true;
    },
  });
  return new Map(Object.entries(files));
}
