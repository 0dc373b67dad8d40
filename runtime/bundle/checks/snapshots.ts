import { chunkOf, compareAssertions, decodeChunk, encodeChunk, snapshotDigest } from '../../../primitives/index.ts';
import { sha256 } from '../../sha256.ts';
import type { BundledSnapshot, Bundle } from '../bundle.ts';
import type { BundleCheck } from '../check.ts';
import { decode } from '../check.ts';
import { contentFile, FILES } from '../layout.ts';
import type { BundleProblem } from '../read-bundle.ts';

/** Every state digest is that of the chunks, and every chunk is what its assertions give: canonical, complete, in its place. */
export const snapshots: BundleCheck = {
  name: 'snapshots',
  of: 'state digests, computed from their chunks',
  check: (bundle) => ({
    count: bundle.snapshots.length,
    problems: bundle.snapshots.flatMap((snapshot) => problemsOf(bundle, snapshot)),
  }),
};

function problemsOf(bundle: Bundle, { manifest }: BundledSnapshot): BundleProblem[] {
  const { digest, bindingDigest, chunks, assertionCount } = manifest;
  const about = (problem: string): BundleProblem => ({
    file: FILES.snapshots,
    problem: `snapshot ${digest}: ${problem}`,
  });
  if (snapshotDigest(bindingDigest, chunks, sha256) !== digest) return [about('its chunks have another state digest')];
  const problems: BundleProblem[] = [];
  let count = 0;
  chunks.forEach((chunk, number) => {
    const bytes = bundle.contents.get(chunk)?.bytes;
    if (!bytes) return;
    try {
      const text = decode(bytes);
      const assertions = decodeChunk(text);
      count += assertions.length;
      const inPlace = assertions.every(({ subject }) => chunkOf(subject) === number);
      const inOrder = assertions.every((one, i) => i === 0 || compareAssertions(assertions[i - 1] ?? one, one) < 0);
      if (encodeChunk(assertions) === text && inPlace && inOrder) return;
      problems.push({ file: contentFile(chunk), problem: `its assertions are not those of chunk ${number}` });
    } catch {
      problems.push({ file: contentFile(chunk), problem: `it is no chunk of assertions` });
    }
  });
  return count === assertionCount
    ? problems
    : [...problems, about(`it has ${count} assertions, and ${assertionCount} are said`)];
}
