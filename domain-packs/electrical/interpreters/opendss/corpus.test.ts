import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readOpenDss } from './read.ts';
import type { ScriptSource } from './source-text.ts';

const CORPUS = '../shared/corpus/dss';
const PUBLISHED = ['examples/ieee13'];

const sourcesIn = (folder: string): ScriptSource[] =>
  readdirSync(folder)
    .filter((name) => /\.(dss|csv)$/i.test(name))
    .map((name) => ({ name, content: readFileSync(`${folder}/${name}`) }));

/** Elements of each feeder, as OpenDSS 9.8 counts them (circuit elements and general objects that the script defines). */
const ELEMENTS: Readonly<Record<string, number>> = {
  ieee13: 74,
  ieee34: 146,
  'ieee34-shortcircuit': 83,
  '4bus-oyod-bal': 10,
};

describe('OpenDSS scripts of others', function () {
  const folders = existsSync(CORPUS) ? readdirSync(CORPUS) : [];
  if (folders.length === 0) it.skip('the corpus is not at ../shared/corpus');

  for (const folder of [...folders.map((name) => `${CORPUS}/${name}`), ...PUBLISHED]) {
    it(`${folder}: read without errors, each value quoting its source`, () => {
      const sources = sourcesIn(folder);
      const script = readOpenDss(sources);
      assert.deepEqual(
        script.diagnostics.filter(({ level }) => level !== 'note'),
        [],
      );
      const expected = ELEMENTS[folder.slice(CORPUS.length + 1)];
      if (expected !== undefined) assert.equal(script.elements.length, expected);
      for (const { occurrences } of script.elements) {
        for (const { text, span } of occurrences) {
          const bytes = sources[span.source]?.content.slice(span.offset, span.offset + span.length);
          assert.equal(bytes?.toString(), text);
          const line = sources[span.source]?.content.toString().split('\n')[span.line - 1];
          assert.equal(line?.slice(span.column - 1, span.column - 1 + text.length), text);
        }
      }
    });
  }
});
