import type { Service } from '../../service.ts';
import { examplePack, SMALL_BOOKCASE } from '../../test/example-pack/index.ts';
import type { Contestant } from './contestant.ts';

const CALLER = { caller: { tenant: 'bench', subject: 'bench' }, waitSeconds: 60 };

/**
 * A composition of four primitives: broker, run's row, workflow, activities with their laws checked, and after every step
 * result, provenance and event in one transaction.
 */
export async function composition({ broker }: Service): Promise<Contestant> {
  const invoke = async (operation: string, input: object): Promise<{ snapshot?: string }> => {
    const outcome = await broker.invoke(operation, input, CALLER);
    if (outcome.kind === 'output') return outcome.output as { snapshot?: string };
    throw new Error(`${operation} did not end within ${CALLER.waitSeconds} s; it is ${outcome.run.status}.`);
  };
  const documents = [{ name: 'small.shelf', text: SMALL_BOOKCASE }];
  const { snapshot } = await invoke(examplePack.interpreters[0]?.name ?? '', { documents });
  return {
    name: 'BVER composition',
    run: async (text) => void (await invoke('example.echo', { snapshot, parameters: { text } })),
    close: async () => undefined,
  };
}
