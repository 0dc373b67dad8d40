import semver from 'semver';
import type { Composition } from './composition.ts';
import type { Capability } from './capabilities.ts';
import { CAPABILITIES } from './capabilities.ts';
import type { DomainPack } from './domain-pack.ts';
import { BverError } from './errors.ts';
import type { Interpreter } from './interpreter.ts';
import type { Kind, Mutability } from './names.ts';
import { nearest } from './nearest.ts';
import { reasonAgainst, reasonAgainstComposition } from './admission.ts';
import { problemsOfPack } from './manifest/problems-of-pack.ts';
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
  /** The newest version of each, in order of name. */
  compositions(): readonly Composition[];
  /** Versions of a composition, newest first. */
  compositionVersions(name: string): readonly Composition[];
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
 * Loads packs. A definition that cannot be offered is left out and named in `refused`, and so is a whole pack whose manifest
 * is wrong, with everything that is: one bad definition never empties a listing, and one bad pack never hides another.
 *
 * @param capabilities what the service declares; a pack that needs more is refused. Everything is declared unless said
 * @throws BverError `pack.invalid` when no pack is left; `definition.invalid` for two definitions of one version
 */
export function createRegistry(
  given: readonly DomainPack[],
  capabilities: readonly Capability[] = CAPABILITIES,
): Registry {
  const primitives = new Map<string, Primitive<never, unknown>[]>();
  const compositions = new Map<string, Composition[]>();
  const owner = new Map<string, DomainPack>();
  const { packs, refused } = sound(given, capabilities);
  for (const pack of packs) {
    for (const primitive of pack.primitives) {
      const reason = reasonAgainst(primitive);
      if (reason) refused.push(reason);
      else add(primitives, owner, pack, primitive);
    }
  }
  for (const pack of packs) {
    for (const composition of pack.compositions) {
      const reason = reasonAgainstComposition(composition, pack, (name, range) =>
        select(primitives, name, range, () => [...primitives.keys()]),
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
    compositionVersions: (name) => compositions.get(name) ?? [],
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

/** The packs whose manifests are in order, and every reason why others are not offered. */
function sound(
  given: readonly DomainPack[],
  capabilities: readonly Capability[],
): { packs: DomainPack[]; refused: BverError[] } {
  const problems = given.map((pack, i) => {
    const missing = pack.capabilities.filter((name) => CAPABILITIES.includes(name) && !capabilities.includes(name));
    const twice = given.some((other, j) => other.name === pack.name && j !== i);
    return [
      ...problemsOfPack(pack),
      ...missing.map((name) => ({
        problem: `it needs the capability ${name}, which the service does not declare`,
        remedy: `Add ${name} to capabilities in service.yaml.`,
      })),
      ...(twice ? [{ problem: 'two packs have this name', remedy: 'Load one of them.' }] : []),
    ].map(({ problem, remedy: how }) => new BverError('pack.invalid', { name: `The pack ${pack.name}`, problem, how }));
  });
  const packs = given.filter((_, i) => problems[i]?.length === 0);
  const refused = problems.flat();
  const [first, ...more] = refused;
  if (!first || packs.length > 0) return { packs, refused };
  const rest = more.length === 0 ? '' : `; and: ${more.map(({ message }) => message).join('; ')}`;
  throw new BverError('pack.invalid', { ...first.data, problem: `${String(first.data['problem'])}${rest}` });
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
