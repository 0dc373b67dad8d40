/** A value of an attribute: plain, or typed as PROV-JSON writes it. */
export type ProvValue =
  string | number | boolean | { readonly $: string; readonly type?: string; readonly lang?: string };

/** The attributes of one statement, by qualified name. */
export type ProvAttributes = Readonly<Record<string, ProvValue | readonly ProvValue[]>>;

/** The relations of PROV-DM, with the attributes by which PROV-JSON names their ends, in the order of PROV-N. */
export const PROV_RELATIONS = {
  wasGeneratedBy: ['prov:entity', 'prov:activity', 'prov:time'],
  used: ['prov:activity', 'prov:entity', 'prov:time'],
  wasInformedBy: ['prov:informed', 'prov:informant'],
  wasStartedBy: ['prov:activity', 'prov:trigger', 'prov:starter', 'prov:time'],
  wasEndedBy: ['prov:activity', 'prov:trigger', 'prov:ender', 'prov:time'],
  wasInvalidatedBy: ['prov:entity', 'prov:activity', 'prov:time'],
  wasDerivedFrom: ['prov:generatedEntity', 'prov:usedEntity', 'prov:activity', 'prov:generation', 'prov:usage'],
  wasAttributedTo: ['prov:entity', 'prov:agent'],
  wasAssociatedWith: ['prov:activity', 'prov:agent', 'prov:plan'],
  actedOnBehalfOf: ['prov:delegate', 'prov:responsible', 'prov:activity'],
  wasInfluencedBy: ['prov:influencee', 'prov:influencer'],
  specializationOf: ['prov:specificEntity', 'prov:generalEntity'],
  alternateOf: ['prov:alternate1', 'prov:alternate2'],
  hadMember: ['prov:collection', 'prov:entity'],
} as const;
export type ProvRelationName = keyof typeof PROV_RELATIONS;

export const PROV_ELEMENTS = ['entity', 'activity', 'agent'] as const;
export type ProvElement = (typeof PROV_ELEMENTS)[number];

/** Statements by their identifier; `_:` where a statement has none of its own. */
type Statements = Readonly<Record<string, ProvAttributes | readonly ProvAttributes[]>>;

/** A document of PROV-JSON (W3C Member Submission, 24 April 2013). */
export type ProvJson = { readonly prefix: Readonly<Record<string, string>> } & {
  readonly [K in ProvElement | ProvRelationName]?: Statements;
} & { readonly bundle?: Readonly<Record<string, Partial<ProvJson>>> };

/** Our names: everything behind the prefix `bver:`. */
export const PROV_PREFIX = { bver: 'urn:bver:' } as const;

/** A name of PROV as the value of an attribute, e.g. of `prov:type`. */
export const qualified = (name: string): ProvValue => ({ $: name, type: 'prov:QUALIFIED_NAME' });

/**
 * A thing of BVER as a qualified name: its kind, then its id. Characters that a local name of PROV-N may not have are
 * percent-encoded (PROV-N §3.7.1).
 */
export const provName = (kind: string, id: string): string =>
  `bver:${kind}/${encodeURIComponent(id)
    .replaceAll('%2F', '/')
    .replaceAll('%40', '@')
    .replace(/[!'()*]/g, percent)}`;

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
