import semver from 'semver';
import type { Composition } from './composition.ts';
import type { DomainPack } from './domain-pack.ts';
import { CONTRACT_VERSION } from './domain-pack.ts';
import { BverError } from './errors.ts';
import type { Interpreter } from './interpreter.ts';
import type { Kind, Mutability } from './names.ts';
import { nearest } from './nearest.ts';
import { reasonAgainst, reasonAgainstComposition } from './admission.ts';
import type { Primitive } from './primitive.ts';

export interface PrimitiveFilter {
  readonly kind?: Kind;
  readonly domain?: string;
  readonly mutability?: Mutability;
  readonly stability?: Primitive['stability'];
}

/** Every definition of the loaded packs, several versions side by side. */
export interface Registry {
  readonly packs: readonly DomainPack[];
  /** Why definitions are not offered, each by its name; the other definitions of their packs are. */
  readonly refused: readonly BverError[];
  /** The newest version of each, in order of name. */
  primitives(filter?: PrimitiveFilter): readonly Primitive<never, unknown>[];
  compositions(): readonly Composition[];
  /** Versions of a name, newest first. */
  versions(name: string): readonly Primitive<never, unknown>[];
  /** @throws BverError `operation.unknown`, `operation.version-unknown` */
  primitive(name: string, range?: string): Primitive<never, unknown>;
  /** @throws BverError `operation.unknown`, `operation.version-unknown` */
  composition(name: string, range?: string): Composition;
  /** @throws BverError `document.no-interpreter` */
  interpreterFor(document: { readonly name: string; readonly mediaType: string }): Interpreter<never, unknown>;
  /** The pack that a primitive or composition belongs to. */
  packOf(name: string): DomainPack;
}

/**
 * Loads packs. A definition that cannot be offered is left out and named in `refused`: one bad definition never empties a
 * listing.
 *
 * @throws BverError `definition.invalid` for a pack that needs another contract, or two definitions of one version
 */
export function createRegistry(packs: readonly DomainPack[]): Registry {
  const primitives = new Map<string, Primitive<never, unknown>[]>();
  const compositions = new Map<string, Composition[]>();
  const owner = new Map<string, DomainPack>();
  const refused: BverError[] = [];
  for (const pack of packs) {
    if (!semver.satisfies(CONTRACT_VERSION, pack.contract)) {
      const problem = `it needs contract ${pack.contract}, and this is ${CONTRACT_VERSION}`;
      throw new BverError('definition.invalid', { name: pack.name, problem });
    }
    for (const primitive of pack.primitives) {
      const reason = reasonAgainst(primitive);
      if (reason) refused.push(reason);
      else add(primitives, owner, pack, primitive);
    }
  }
  for (const pack of packs) {
    for (const composition of pack.compositions) {
      const reason = reasonAgainstComposition(
        composition,
        (name, range) => void select(primitives, name, range, () => [...primitives.keys()]),
      );
      if (reason) refused.push(reason);
      else add(compositions, owner, pack, composition);
    }
  }
  const newest = <D>(all: ReadonlyMap<string, readonly D[]>): D[] =>
    [...all.keys()].sort().flatMap((name) => all.get(name)?.[0] ?? []);
  const known = (): string[] => [...primitives.keys(), ...compositions.keys()];
  return {
    packs,
    refused,
    primitives: (filter = {}) =>
      newest(primitives).filter((primitive) =>
        Object.entries(filter).every(([field, wanted]) => primitive[field as keyof PrimitiveFilter] === wanted),
      ),
    compositions: () => newest(compositions),
    versions: (name) => primitives.get(name) ?? [],
    primitive: (name, range) => select(primitives, name, range, known),
    composition: (name, range) => select(compositions, name, range, known),
    interpreterFor: (document) => interpreterFor(packs, document),
    packOf: (name) => {
      const pack = owner.get(name);
      if (!pack) throw new BverError('operation.unknown', { name, near: nearest(name, known()).join(', ') });
      return pack;
    },
  };
}

function add<D extends { readonly name: string; readonly version: string }>(
  to: Map<string, D[]>,
  owner: Map<string, DomainPack>,
  pack: DomainPack,
  definition: D,
): void {
  const versions = to.get(definition.name) ?? [];
  if (versions.some(({ version }) => version === definition.version)) {
    const problem = `version ${definition.version} is defined twice`;
    throw new BverError('definition.invalid', { name: definition.name, problem });
  }
  to.set(
    definition.name,
    [...versions, definition].sort((a, b) => semver.rcompare(a.version, b.version)),
  );
  owner.set(definition.name, pack);
}

function select<D extends { readonly version: string }>(
  from: ReadonlyMap<string, readonly D[]>,
  name: string,
  range: string | undefined,
  known: () => string[],
): D {
  const versions = from.get(name);
  if (!versions) throw new BverError('operation.unknown', { name, near: nearest(name, known()).join(', ') });
  const chosen = versions.find(({ version }) => range === undefined || semver.satisfies(version, range));
  if (chosen) return chosen;
  throw new BverError('operation.version-unknown', {
    name,
    range: range ?? '*',
    versions: versions.map(({ version }) => version).join(', '),
  });
}

function interpreterFor(
  packs: readonly DomainPack[],
  { name, mediaType }: { readonly name: string; readonly mediaType: string },
): Interpreter<never, unknown> {
  const all = packs.flatMap((pack) => pack.interpreters);
  const lower = name.toLowerCase();
  const byEnding = all.find(({ reads }) =>
    Object.values(reads)
      .flat()
      .some((ending) => lower.endsWith(ending)),
  );
  const found = all.find(({ reads }) => mediaType in reads) ?? byEnding;
  if (found) return found;
  const known = all.flatMap(({ reads }) =>
    Object.entries(reads).map(([type, endings]) => `${type} (${endings.join(' ')})`),
  );
  throw new BverError('document.no-interpreter', {
    name,
    mediaType: mediaType === '' ? 'media type not stated' : mediaType,
    known: known.join(', '),
  });
}
