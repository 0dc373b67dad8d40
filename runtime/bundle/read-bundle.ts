import type { z } from 'zod';
import type { Content } from '../store/store.ts';
import { bagIn } from './bag.ts';
import type { Bag } from './bag.ts';
import { ArchiveProblem, readArchive } from './archive.ts';
import type { Bundle } from './bundle.ts';
import type { BundleLimits } from './layout.ts';
import { contentFile, FILES } from './layout.ts';
import * as schemas from './schemas.ts';

/** Something that is wrong with a bundle, with the file in it that it is about; of the bundle as a whole, no file. */
export interface BundleProblem {
  readonly file: string;
  readonly problem: string;
}

/** The bag in the bytes of a bundle. */
export function openBag(bytes: Uint8Array, limits: BundleLimits): Bag | BundleProblem {
  try {
    const bag = bagIn(readArchive(bytes, limits));
    return 'outside' in bag ? { file: bag.outside, problem: 'it lies outside the folder of the bag' } : bag;
  } catch (error) {
    if (error instanceof ArchiveProblem) return { file: error.file, problem: error.message };
    throw error;
  }
}

/** The records and contents of a bag, as far as their shape goes; what they say is for the checks. */
export function readBundle({ files }: Bag): Bundle | BundleProblem {
  try {
    const read = <S extends z.ZodType>(file: string, schema: S): z.output<S> => parse(files, file, schema);
    const { run, steps, nodes, answers, decisions } = read(FILES.run, schemas.runFile);
    const contents = read(FILES.contents, schemas.contentsFile).map(({ digest, mediaType, size }): Content => {
      const bytes = files.get(contentFile(digest));
      if (!bytes) throw new Unreadable(contentFile(digest), `${FILES.contents} lists it, and it is not there`);
      if (bytes.length !== size)
        throw new Unreadable(contentFile(digest), `it has not the ${size} bytes that are said`);
      return { digest, mediaType, bytes };
    });
    const history = files.get(FILES.history);
    // The schemas require what anything relies on; the rest of the shapes is as it was recorded.
    return {
      run: run as unknown as Bundle['run'],
      steps,
      nodes: nodes as unknown as Bundle['nodes'],
      answers: answers as unknown as Bundle['answers'],
      decisions: decisions as unknown as Bundle['decisions'],
      calls: read(FILES.calls, schemas.callsFile) as unknown as Bundle['calls'],
      documents: read(FILES.documents, schemas.documentsFile),
      snapshots: read(FILES.snapshots, schemas.snapshotsFile),
      beyond: read(FILES.beyond, schemas.beyondFile),
      provenance: read(FILES.provenance, schemas.provenanceFile) as unknown as Bundle['provenance'],
      contents: new Map(contents.map((content) => [content.digest, content])),
      ...(history ? { history } : {}),
    };
  } catch (error) {
    if (error instanceof Unreadable) return { file: error.file, problem: error.message };
    throw error;
  }
}

class Unreadable extends Error {
  readonly file: string;
  constructor(file: string, problem: string) {
    super(problem);
    this.file = file;
  }
}

function parse<S extends z.ZodType>(files: Bag['files'], file: string, schema: S): z.output<S> {
  const bytes = files.get(file);
  if (!bytes) throw new Unreadable(file, 'it is missing');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new Unreadable(file, `it is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Unreadable(
    file,
    `/${issue?.path.map(String).join('/') ?? ''}: ${issue?.message ?? 'it has another shape'}`,
  );
}
