import { Junction, metre, Pipe } from '../../taxonomy/index.ts';
import type { DataLine } from '../inp/span.ts';
import { Row } from './row.ts';
import { numbersAt } from './series.ts';
import type { Writer } from './writer.ts';

/** `[COORDINATES]`: node, x, y. */
export function writeCoordinates(writer: Writer, line: DataLine): void {
  const [token] = line.tokens;
  const node = token && writer.names.find('node', token.text);
  if (!node) {
    if (token) writer.unknown('[COORDINATES]', 'node', token, '');
    return;
  }
  // Reservoirs and tanks have coordinates under the same paths.
  const row = new Row(writer, Junction, line, node.subject, `Coordinates of ${node.name}`);
  row.require({ 2: 'x', 3: 'y' });
  row.quantity(2, 'x', metre);
  row.quantity(3, 'y', metre);
  row.end(3);
}

/** `[VERTICES]`: link, x, y, one line for each point between its ends. */
export function writeVertices(writer: Writer, lines: readonly DataLine[]): void {
  const byLink = new Map<string, DataLine[]>();
  for (const line of lines) {
    const [link] = line.tokens;
    const named = link && writer.names.find('link', link.text);
    if (!named) {
      if (link) writer.unknown('[VERTICES]', 'link', link, '');
      continue;
    }
    const points = byLink.get(named.subject);
    if (points) points.push(line);
    else byLink.set(named.subject, [line]);
  }
  for (const [subject, points] of byLink) {
    const element = `Vertices of ${subject}`;
    for (const line of points) new Row(writer, Pipe, line, subject, element).require({ 2: 'x', 3: 'y' });
    for (const [path, position] of [
      ['verticesX', 1],
      ['verticesY', 2],
    ] as const) {
      const tokens = points.flatMap((point) => point.tokens[position] ?? []);
      const values = numbersAt(writer, tokens, element, subject);
      if (values && values.length === points.length) writer.stated(subject, path, values, 'inp.numbers', tokens);
    }
  }
}

/** `[TAGS]`: `NODE` or `LINK`, its name, the tag. */
export function writeTag(writer: Writer, line: DataLine): void {
  const [kind, token, tag] = line.tokens;
  const space = kind && /^node$/i.test(kind.text) ? 'node' : kind && /^link$/i.test(kind.text) ? 'link' : undefined;
  const row = new Row(writer, Junction, line, '', '[TAGS]');
  if (!space || !token || !tag) {
    row.refuse('it tags neither a node nor a link', 'NODE or LINK, its name, and the tag');
    return;
  }
  const named = writer.names.find(space, token.text);
  if (named) writer.stated(named.subject, 'tag', tag.text, 'inp.text', [tag]);
  else writer.unknown('[TAGS]', space, token, '');
  row.end(3);
}
