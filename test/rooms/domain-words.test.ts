import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ROOMS = ['activities', 'api', 'cli', 'primitives', 'prisma', 'runtime', 'temporal', 'workflows'];

/** Words of the fields that packs are about. Comments may give examples from them; names and texts may not. */
const WORDS =
  /electric|voltage|ampere|ampacity|feeder|transformer|busbar|substation|switchgear|conductor|phasor|wattage|kilowatt|opendss|power.?flow|load.?flow|short.?circuit|arc.?flash|hydraulic|plumbing|girder|ductwork/i;

const sources = ROOMS.flatMap((room) =>
  readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)),
)
  .concat('service.ts')
  .filter((file) => /\.(ts|mjs|prisma)$/.test(file))
  .filter((file) => !/\.test\.ts$|\/testing\/|^prisma\/client\//.test(file));

describe('outside the packs', () => {
  it('no name and no text is of one domain', () => {
    const found = sources.flatMap((file) =>
      namesAndTexts(file)
        .filter((text) => WORDS.test(text))
        .map((text) => `${file}: ${text}`),
    );
    assert.deepEqual(found, []);
  });
});

function namesAndTexts(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  if (file.endsWith('.prisma')) return text.split('\n').filter((line) => !/^\s*\/\//.test(line));
  const found: string[] = [path.basename(file)];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2023));
  return found;
}
