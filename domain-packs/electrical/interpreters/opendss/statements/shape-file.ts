import type { Property } from '../property.ts';
import type { OpenElement, Reader } from '../reader.ts';
import type { StatedValue } from '../script.ts';
import { columnOf } from './numbers-from-file.ts';
import { findFile } from './open-file.ts';

/**
 * A file of values that a property names. Of a load shape's `csvfile`, the multipliers are read: one a line, or after
 * the hour where the interval is zero (OpenDSS Manual, “LoadShape”). Binary files are reported as not read.
 */
export function readShapeFile(
  reader: Reader,
  element: OpenElement,
  property: Property,
  { value, span }: StatedValue,
): void {
  const path = typeof value === 'string' ? value : '';
  if (property.key !== 'csvfile') {
    if (/^(?:sng|dbl|pqcsv)file$/.test(property.key)) {
      reader.diagnostics.add('dss.file.not-read', span, { property: property.name, path });
    }
    return;
  }
  const index = findFile(reader, path, span);
  const file = index === undefined ? undefined : reader.files.open(index);
  if (file === undefined || element.class.key !== 'loadshape') return;
  const interval = element.occurrences.findLast((each) => each.property.key === 'interval')?.value;
  const columns = interval === 0 ? (['hour', 'mult'] as const) : (['mult'] as const);
  columns.forEach((name, position) => {
    const target = element.class.find(name);
    const stated = target && columnOf(reader, file, position + 1, false, target, span);
    if (stated) element.occurrences.push({ property: target, at: 0, order: element.occurrences.length, ...stated });
  });
}
