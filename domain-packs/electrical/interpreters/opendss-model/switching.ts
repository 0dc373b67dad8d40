import type { Script, ScriptElement, Span } from '../opendss/index.ts';
import type { Writer } from './writer.ts';

/** What opens and closes lines, in the order of the script: commands, and the states of switch controls. */
export function writeSwitching(writer: Writer, script: Script): void {
  const byKey = new Map(script.elements.map((element) => [element.key, element]));
  const closed = new Map<string, readonly [boolean, Span]>();
  for (const { occurrences, class: definition } of script.elements) {
    if (definition.key !== 'swtcontrol') continue;
    const line = occurrences.findLast(({ property }) => property.key === 'switchedobj')?.value;
    const state = occurrences.findLast(({ property }) => ['action', 'normal', 'state'].includes(property.key));
    if (state && typeof line === 'string') closed.set(line.toLowerCase(), [/^c/i.test(state.text), state.span]);
  }
  for (const { action, element, conductor, span } of script.switching) {
    if (conductor === 0) closed.set(element, [action === 'close', span]);
    else writer.report('dss.switching.partial', span, { element: titleOf(byKey.get(element)) });
  }
  for (const [key, [value, span]] of closed) {
    const element = byKey.get(key);
    if (element?.class.key === 'line') writer.stated(key, 'closed', value, 'opendss.state', [span]);
    else writer.report('dss.switching.partial', span, { element: titleOf(element) });
  }
}

const titleOf = (element: ScriptElement | undefined): string =>
  element ? `${element.class.name}.${element.name}` : '';
