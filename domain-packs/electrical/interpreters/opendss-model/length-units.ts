import type { Script, ScriptElement } from '../opendss/index.ts';
import { wordOf } from './in-force.ts';
import { statedUnits } from './line-code.ts';
import type { StatedUnits } from './line-code.ts';
import type { Writer } from './writer.ts';

/** What `units=` says last, by the key of the element; and which line code each line refers to. */
export interface UnitsInScript {
  /** Unit of a line code that states none: that of the lines that refer to it, whose lengths OpenDSS multiplies with it. */
  ofLines(code: string): StatedUnits | undefined;
  /** Unit of the code that a line refers to. */
  ofCode(line: ScriptElement): StatedUnits | undefined;
}

const lastOf = ({ occurrences }: ScriptElement, key: string) =>
  occurrences.findLast(({ property }) => property.key === key);
const unitOf = (element: ScriptElement): StatedUnits | undefined => {
  const found = lastOf(element, 'units');
  return found && statedUnits(found);
};

/**
 * Lengths and impedances per length meet in lines and line codes. Where only one of the two states its unit, OpenDSS
 * multiplies the numbers as they are, so the other one is in the same unit.
 */
export function unitsInScript(writer: Writer, { elements }: Script): UnitsInScript {
  const codes = new Map<string, StatedUnits | undefined>();
  const lines = new Map<string, StatedUnits>();
  for (const element of elements) if (element.class.key === 'linecode') codes.set(element.key, unitOf(element));
  const codeOf = (line: ScriptElement): string => `linecode.${wordOf(lastOf(line, 'linecode')?.value).toLowerCase()}`;
  for (const element of elements) {
    if (element.class.key !== 'line') continue;
    const code = codeOf(element);
    const unit = codes.has(code) && codes.get(code) === undefined ? unitOf(element) : undefined;
    if (unit === undefined) continue;
    const known = lines.get(code);
    if (known === undefined) lines.set(code, unit);
    else if (known.units !== unit.units && unit.span) {
      writer.report('dss.unit.several', unit.span, { element: code, unit: known.units.length.ucum });
    }
  }
  return { ofLines: (code) => lines.get(code), ofCode: (line) => codes.get(codeOf(line)) ?? lines.get(codeOf(line)) };
}
