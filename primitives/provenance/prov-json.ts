import type { ProvRelation } from './prov-relations.ts';

type Statements = Record<string, Record<string, string>>;

/** A document of PROV-JSON (W3C Member Submission, 24 April 2013). */
export interface ProvJson {
  readonly prefix: Readonly<Record<string, string>>;
  readonly entity: Statements;
  readonly activity: Statements;
  readonly agent: Statements;
  readonly used?: Statements;
  readonly wasGeneratedBy?: Statements;
  readonly wasDerivedFrom?: Statements;
  readonly wasAssociatedWith?: Statements;
  readonly wasInformedBy?: Statements;
}

type Role = 'entity' | 'activity' | 'agent';

/** What stands at either end of each relation, and the names that PROV-JSON has for the ends. */
const ENDS: Readonly<Record<ProvRelation['relation'], readonly [from: [Role, string], to: [Role, string]]>> = {
  used: [
    ['activity', 'prov:activity'],
    ['entity', 'prov:entity'],
  ],
  wasGeneratedBy: [
    ['entity', 'prov:entity'],
    ['activity', 'prov:activity'],
  ],
  wasDerivedFrom: [
    ['entity', 'prov:generatedEntity'],
    ['entity', 'prov:usedEntity'],
  ],
  wasAssociatedWith: [
    ['activity', 'prov:activity'],
    ['agent', 'prov:agent'],
  ],
  wasInformedBy: [
    ['activity', 'prov:informed'],
    ['activity', 'prov:informant'],
  ],
};

/** Names become local names of one namespace: characters that a qualified name may not have are percent-encoded. */
const named = (id: string): string => `bver:${encodeURIComponent(id)}`;

/** Relations as PROV-JSON, for tools that read it. Relations that are given twice are said once. */
export function provJson(relations: readonly ProvRelation[]): ProvJson {
  const things: Record<Role, Statements> = { entity: {}, activity: {}, agent: {} };
  const said: Partial<Record<ProvRelation['relation'], Statements>> = {};
  for (const { relation, from, to } of relations) {
    const [[fromRole, fromName], [toRole, toName]] = ENDS[relation];
    things[fromRole][named(from)] ??= {};
    things[toRole][named(to)] ??= {};
    const statements = (said[relation] ??= {});
    statements[`_:${relation}/${encodeURIComponent(from)}/${encodeURIComponent(to)}`] = {
      [fromName]: named(from),
      [toName]: named(to),
    };
  }
  return { prefix: { bver: 'urn:bver:' }, ...things, ...said };
}
