import { readFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { z } from 'zod';
import { serviceManifest } from '../../runtime/service-manifest.ts';
import { configurationPage } from './configuration-page.ts';
import { errorPage } from './error-page.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

const serviceSchema = (): string =>
  JSON.stringify({ $id: 'bver:service.schema.json', ...z.toJSONSchema(serviceManifest, { io: 'input' }) });

/** Documents that are written from the code. */
const GENERATED = {
  'docs/errors.md': errorPage,
  'docs/configuration.md': configurationPage,
  'docs/service.schema.json': serviceSchema,
} as const;

export interface Generated {
  readonly name: string;
  readonly file: string;
  readonly content: string;
  /** What the repository holds. */
  readonly committed: string;
}

export const generatedDocuments = (): Promise<Generated[]> =>
  Promise.all(
    Object.entries(GENERATED).map(async ([name, content]) => {
      const file = path.join(ROOT, name);
      const style = await prettier.resolveConfig(file);
      return {
        name,
        file,
        content: await prettier.format(content(), { ...style, filepath: file }),
        committed: textOf(file),
      };
    }),
  );

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
