import semver from 'semver';
import { CAPABILITIES } from '../capabilities.ts';
import { problemsOfConstraints } from './problems-of-constraints.ts';
import { problemsOfConversions } from './problems-of-conversions.ts';
import type { DomainPack } from '../domain-pack.ts';
import { CONTRACT_VERSION } from '../domain-pack.ts';
import { contradictionOfUnits } from '../model/unit-kinds.ts';
import { problemsOfMappings } from './problems-of-mappings.ts';
import { nearest } from '../nearest.ts';
import type { PackProblem } from './pack-problem.ts';
import { packProblem as of } from './pack-problem.ts';

/**
 * Everything that is wrong with a manifest, all at once. A pack with any of it is not offered: what its definitions mean
 * would be in doubt. A single definition that cannot be offered is another matter (`registry.refused`).
 */
export function problemsOfPack(pack: DomainPack): PackProblem[] {
  return [
    ...problemsOfIdentity(pack),
    ...problemsOfCapabilities(pack),
    ...problemsOfTypes(pack),
    ...problemsOfUnits(pack),
    ...problemsOfPreparation(pack),
    ...problemsOfConversions(pack),
    ...problemsOfConstraints(pack),
    ...problemsOfMappings(pack),
  ];
}

function* problemsOfIdentity({ name, version, contract, license, title, storageVersion }: DomainPack) {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
    yield of(`its name ${name} is not lower-case words joined by hyphens`, 'Name it as its definitions begin.');
  }
  if (semver.valid(version) === null) yield of(`its version ${version} is no semantic version`, 'Write it like 1.0.0.');
  if (semver.validRange(contract) === null) {
    yield of(`its contract ${contract} is no range`, `Write a range of npm, like ^${CONTRACT_VERSION}.`);
  } else if (!semver.satisfies(CONTRACT_VERSION, contract)) {
    const remedy = `Use a version of the pack for contract ${CONTRACT_VERSION}, or the BVER that it was written for.`;
    yield of(`it needs contract ${contract}, and this is ${CONTRACT_VERSION}`, remedy);
  }
  if (title.trim() === '') yield of('it has no title', 'Say in a few words what it is about.');
  if (license.trim() === '') yield of('it names no license', 'Name one by its SPDX id, or UNLICENSED.');
  if (!Number.isInteger(storageVersion) || storageVersion < 1) {
    yield of(`its storageVersion ${storageVersion} is no version`, 'Count from 1, by one for each change of meaning.');
  }
}

function* problemsOfCapabilities({ capabilities }: DomainPack) {
  for (const name of capabilities.filter((capability) => !CAPABILITIES.includes(capability))) {
    const near = nearest(name, CAPABILITIES).join(', ');
    const meant = near === '' ? '' : ` Close to it: ${near}.`;
    yield of(`it needs the capability ${name}, which there is not`, `Name one of ${CAPABILITIES.join(', ')}.${meant}`);
  }
}

function* problemsOfTypes({ name, binding: { types } }: DomainPack) {
  const ids = types.map(({ typeId }) => typeId);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
  for (const id of new Set(twice)) yield of(`the type ${id} is defined twice`, 'Give one of them another name.');
  for (const { typeId, properties } of types) {
    if (!typeId.startsWith(`${name}.`)) {
      yield of(`the type ${typeId} is of another domain`, `Begin its name with ${name}.`);
    }
    for (const [property, spec] of Object.entries(properties)) {
      if (property.includes('@')) {
        yield of(`${typeId} has a property ${property}`, 'Names with @ are those of the structure.');
      }
      if ('form' in spec && spec.form === 'reference' && !spec.to.startsWith(`${name}.`)) {
        yield of(`${typeId}.${property} refers to ${spec.to}, which is of another domain`, `Begin it with ${name}.`);
      }
    }
  }
}

function* problemsOfUnits({ binding }: DomainPack) {
  const contradiction = contradictionOfUnits(binding);
  if (contradiction !== undefined) yield of(contradiction, 'Define the unit once, and use it everywhere.');
}

function* problemsOfPreparation({ preparation: { resolvers, simulators }, primitives, interpreters }: DomainPack) {
  const named = new Map(primitives.map((primitive) => [primitive.name, primitive.kind]));
  const expected = [
    ...resolvers.map((name) => ({ name, kind: 'resolver' })),
    ...Object.values(simulators).map((name) => ({ name, kind: 'simulator' })),
  ];
  for (const { name, kind } of expected) {
    if (named.get(name) === kind) continue;
    const near = nearest(name, [...named.keys()]).join(', ');
    yield of(
      `its preparation names the ${kind} ${name}, which it has not`,
      `Add it to primitives, or correct the name${near === '' ? '' : ` (close to it: ${near})`}.`,
    );
  }
  for (const { name } of interpreters.filter((interpreter) => !named.has(interpreter.name))) {
    yield of(`its interpreter ${name} is none of its primitives`, 'Name it in primitives as well.');
  }
}
