import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { openSource } from '../../runtime/evidence/open-source.ts';
import type { AnyPrimitive } from '../../primitives/conformance/law.ts';
import { broken, checkConformance } from '../../primitives/conformance/index.ts';
import type { Assertion, Change } from '../../primitives/index.ts';
import { examplePack } from './pack.ts';

export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

/** What primitives that are broken on purpose are tried on. */
export const TRIED_ON = {
  'a.shelf': [
    'upright left',
    'board upper from left to left length 80 cm limit 12 kg',
    'book atlas on upper mass 3 kg thickness 4 cm',
    '',
  ].join('\n'),
} as const;

/** Laws that a primitive breaks, standing beside those of the example pack. */
export async function lawsBrokenBy(primitive: AnyPrimitive): Promise<string[]> {
  const pack = { ...examplePack, primitives: [...examplePack.primitives, primitive] };
  const reports = await checkConformance(pack, { sha256, documents: TRIED_ON, mutations: 30, openSource });
  const own = broken(reports).filter((report) => report.primitive === `${primitive.name}@${primitive.version}`);
  for (const { problem, remedy } of own) assert.ok(problem && remedy);
  return own.map(({ law }) => law).sort();
}

export const about = { version: '1.0.0', title: 'Broken', description: 'Broken on purpose.', basis: [] } as const;
export const nothing = { input: z.object({}), output: z.object({}) } as const;

export const assertion = (changes: Partial<Assertion> = {}): Assertion => ({
  subject: 'board.upper',
  path: 'colour',
  value: 'red',
  state: 'derived',
  method: 'test',
  evidence: [],
  wasDerivedFrom: [{ subject: 'board.upper', path: 'length' }],
  confidence: 1,
  ...changes,
});

export const asserted = (changes: Partial<Assertion> = {}): Change => ({ op: 'assert', assertion: assertion(changes) });
