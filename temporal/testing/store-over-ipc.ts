import type { ChildProcess } from 'node:child_process';
import type { Store } from '../../runtime/store/store.ts';

interface Request {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}
type Reply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };
type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** Serves a store of this process to a child that was forked with advanced serialization. */
export function serveStore(child: ChildProcess, store: Store): void {
  child.on('message', ({ id, method, args }: Request) => {
    const called = (store as unknown as Readonly<Record<string, Method>>)[method];
    void Promise.resolve(called?.(...args)).then(
      (value) => child.connected && child.send({ id, value } satisfies Reply),
      (error: unknown) => child.connected && child.send({ id, error: String(error) } satisfies Reply),
    );
  });
}

/** The store of the parent process, as far as workers use one. */
export function storeOfParent(): Store {
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;
  process.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  const call = (method: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, (reply) => ('error' in reply ? reject(new Error(reply.error)) : resolve(reply.value)));
      process.send?.({ id, method, args } satisfies Request);
    });
  const methods = {
    get:
      (_: object, method: string) =>
      (...args: unknown[]) =>
        call(method, args),
  };
  return new Proxy({}, methods) as unknown as Store;
}
