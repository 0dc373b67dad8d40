import { sha256 } from '../../sha256.ts';
import type { BundleCheck } from '../check.ts';
import { contentFile, FILES } from '../layout.ts';

/** Every content is under the SHA-256 of its bytes, and a document's size is that of its bytes. */
export const contents: BundleCheck = {
  name: 'contents',
  of: 'contents under their digest',
  check: ({ contents: given, documents, run, history }) => {
    const wrong = [...given.values()].filter(({ digest, bytes }) => sha256(bytes) !== digest);
    const sizes = documents.filter(({ digest, size }) => (given.get(digest)?.bytes.length ?? size) !== size);
    const said = run.history === undefined || run.history === 'none' ? undefined : run.history;
    const kept = history && sha256(history);
    return {
      count: given.size + (history ? 1 : 0),
      problems: [
        ...wrong.map(({ digest }) => ({ file: contentFile(digest), problem: 'its bytes are those of another digest' })),
        ...sizes.map(({ name }) => ({ file: FILES.documents, problem: `${name} has another size` })),
        ...(said === kept ? [] : [{ file: FILES.history, problem: 'it is not the history that the run names' }]),
      ],
    };
  },
};
