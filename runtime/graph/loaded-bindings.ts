import type { BindingRecord, DomainPack } from '../../primitives/index.ts';
import { bindingRecord, BverError, includes, isCompatible } from '../../primitives/index.ts';
import { bindingContent } from './binding-content.ts';
import type { Source } from './source.ts';

/** The binding of a pack that is loaded, and its digest. */
export interface LoadedBinding {
  readonly digest: string;
  readonly record: BindingRecord;
}

export const loadedBinding = (pack: DomainPack): LoadedBinding => ({
  digest: bindingContent(pack).digest,
  record: bindingRecord(pack),
});

/** A snapshot and the binding it was written under, as far as they are named by digest. */
interface Written {
  readonly digest: string;
  readonly bindingDigest: string;
}

/**
 * The record of the binding that a snapshot was written under.
 *
 * @throws BverError `snapshot.binding-unknown` when it is neither loaded nor stored
 */
export async function bindingOf(
  source: Source,
  { digest, bindingDigest: binding }: Written,
  loaded: readonly LoadedBinding[],
): Promise<BindingRecord> {
  const own = loaded.find((one) => one.digest === binding);
  if (own) return own.record;
  try {
    return JSON.parse(new TextDecoder().decode(await source.content(binding))) as BindingRecord;
  } catch (cause) {
    const problem = 'which is neither that of a loaded pack nor stored';
    throw new BverError('snapshot.binding-unknown', { snapshot: digest, binding, problem }, { cause });
  }
}

/**
 * Refuses to read a snapshot by a pack to which its values mean something else, or nothing.
 *
 * @throws BverError `snapshot.binding-unknown`, `snapshot.not-convertible`
 */
export async function requireReadable(source: Source, written: Written, loaded: LoadedBinding): Promise<void> {
  if (written.bindingDigest === loaded.digest) return;
  const stored = await bindingOf(source, written, [loaded]);
  if (isCompatible(stored, loaded.record)) return;
  throw stored.name === loaded.record.name
    ? notConvertible(written, stored, loaded, 'it was not converted before it was read')
    : unknownBinding(written, `and ${loaded.record.name} reads no snapshots of ${stored.name}`);
}

/** The binding of what is made on top of a snapshot: the one that says more, so that nothing new is without a meaning. */
export async function bindingOfChange(source: Source, written: Written, loaded: LoadedBinding): Promise<string> {
  if (written.bindingDigest === loaded.digest) return loaded.digest;
  return includes(loaded.record, await bindingOf(source, written, [loaded])) ? loaded.digest : written.bindingDigest;
}

export const unknownBinding = ({ digest, bindingDigest: binding }: Written, problem: string): BverError =>
  new BverError('snapshot.binding-unknown', { snapshot: digest, binding, problem });

export const notConvertible = (
  { digest }: Written,
  stored: BindingRecord,
  { record }: LoadedBinding,
  problem: string,
): BverError =>
  new BverError('snapshot.not-convertible', {
    snapshot: digest,
    pack: stored.name,
    from: stored.storageVersion,
    to: record.storageVersion,
    problem,
  });
