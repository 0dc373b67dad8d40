import type { Assertion, QuotableSource } from '../../../primitives/index.ts';
import { decodeChunk, misquotations, sourceKey } from '../../../primitives/index.ts';
import type { BundleCheck } from '../check.ts';
import { decode, readersIn } from '../check.ts';
import { contentFile } from '../layout.ts';
import type { BundleProblem } from '../read-bundle.ts';

/** What is stated is quoted: every place is read again in its source, and what a known reader makes of it is the value. */
export const evidence: BundleCheck = {
  name: 'evidence',
  of: 'values with evidence, read again in their sources',
  async check(bundle, { openSource, registry }) {
    const { snapshots, contents } = bundle;
    if (!openSource) return { notChecked: 'nothing here opens the sources' };
    const sources = new Map<string, QuotableSource>();
    for (const { manifest } of snapshots) {
      for (const source of manifest.sources) {
        const key = sourceKey(source.digest);
        const bytes = contents.get(source.digest)?.bytes;
        if (bytes && !sources.has(key)) sources.set(key, openSource({ ...source, bytes }));
      }
    }
    const chunks = new Map(snapshots.flatMap(({ manifest }) => manifest.chunks.map((chunk) => [chunk, manifest])));
    const problems: BundleProblem[] = [];
    const looked: [Assertion, string][] = [];
    for (const chunk of chunks.keys()) {
      const bytes = contents.get(chunk)?.bytes;
      if (bytes) for (const assertion of decodeChunk(decode(bytes))) looked.push([assertion, chunk]);
    }
    const quoting = looked.filter(([assertion]) => assertion.evidence.length > 0 || assertion.state === 'stated');
    const chunkOf = new Map(quoting);
    for (const { assertion, problem } of await misquotations(
      [...chunkOf.keys()],
      sources,
      readersIn(bundle, registry),
    )) {
      const { subject, path } = assertion;
      problems.push({ file: contentFile(chunkOf.get(assertion) ?? ''), problem: `${subject} ${path}: ${problem}` });
    }
    return { count: quoting.length, problems };
  },
};
