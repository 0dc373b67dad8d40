import type { OperationSpec, PrimitiveExample, Registry } from '../../../primitives/index.ts';
import { callsOf } from '../../../primitives/index.ts';

/** A call that can be made as it stands. */
export interface CallExample {
  readonly title: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const toCall = ({ title, parameters, documents = {} }: PrimitiveExample): CallExample => ({
  title,
  input: { documents: Object.entries(documents).map(([name, text]) => ({ name, text })), parameters },
});

const SYSTEM_EXAMPLES: Readonly<Record<string, CallExample>> = {
  'documents.put': { title: 'A note', input: { name: 'note.txt', text: 'A line.\n' } },
  'operations.find': { title: 'By words of the task', input: { query: 'read a document' } },
  'operations.describe': { title: 'The operation that shows a run', input: { operationId: 'runs.get' } },
  'runs.list': { title: 'The last five', input: { pageSize: 5 } },
};

/**
 * Calls of an operation that need nothing beforehand: those of a primitive's own definition; for a study, and for a
 * primitive that needs documents and does not show any, the documents that its pack is shown with.
 */
export function callExamples(
  registry: Registry,
  { operationId, version, source }: OperationSpec,
): readonly CallExample[] {
  switch (source) {
    case 'primitive': {
      const { examples, needs } = registry.primitive(operationId, version);
      const documents = needs.graph || needs.documents.length > 0 ? documentsOf(registry, operationId) : undefined;
      return examples.map((example) => toCall({ ...(documents ? { documents } : {}), ...example }));
    }
    case 'composition': {
      const composition = registry.composition(operationId, version);
      const reads = callsOf(composition).some(({ primitive }) => primitive === 'interpret');
      const documents = reads ? documentsOf(registry, operationId) : undefined;
      if (composition.examples) {
        return composition.examples.map((example) => toCall({ ...(documents ? { documents } : {}), ...example }));
      }
      return documents ? [toCall({ title: 'A small document', parameters: {}, documents })] : [];
    }
    case 'system':
      return [SYSTEM_EXAMPLES[operationId]].filter((example) => example !== undefined);
  }
}

/** The documents that the pack of an operation is shown with first. */
const documentsOf = (registry: Registry, name: string): PrimitiveExample['documents'] =>
  registry
    .packOf(name)
    .primitives.flatMap(({ examples }) => examples)
    .find(({ documents }) => documents !== undefined)?.documents;
