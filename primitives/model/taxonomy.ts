import { BverError } from '../errors.ts';
import type { Unit } from './quantity.ts';
import { propertyRead } from './read.ts';
import type { PropertyRead } from './read.ts';

/** What a property holds: a quantity of one kind, or a plain value. */
export type PropertySpec =
  | Unit
  | { readonly form: 'text' }
  | { readonly form: 'boolean' }
  | { readonly form: 'integer' }
  | { readonly form: 'reference'; readonly to: string }
  | { readonly form: 'list'; readonly of: Unit }
  | { readonly form: 'texts' }
  /** Rows of equal length. */
  | { readonly form: 'matrix'; readonly of: Unit };

export const text = { form: 'text' } as const;
export const texts = { form: 'texts' } as const;
export const flag = { form: 'boolean' } as const;
export const integer = { form: 'integer' } as const;
/** The node that another node refers to, by its id. */
export const reference = (to: string): { readonly form: 'reference'; readonly to: string } => ({
  form: 'reference',
  to,
});
export const list = <U extends Unit>(of: U): { readonly form: 'list'; readonly of: U } => ({ form: 'list', of });
export const matrix = <U extends Unit>(of: U): { readonly form: 'matrix'; readonly of: U } => ({ form: 'matrix', of });

export type Properties = Readonly<Record<string, PropertySpec>>;

/** One port of a type: what passes through it, and where it may be connected. */
export interface PortDefinition {
  /** What the port is for, in the words of the field: `supply`, `left`. */
  readonly role: string;
  /** What passes through it. It meets only junctions of the same medium. */
  readonly medium: string;
  /** Types of the junctions that it may be connected to; any of its medium where absent. */
  readonly to?: readonly string[];
  /** Whether the element is whole without it. */
  readonly optional?: true;
  /** What a port says of itself beside its junction: assertions on `<node>#<sequence>`. */
  readonly properties?: Properties;
}

/** How elements of a type come together with others. Nothing of it changes what a stored value means. */
export interface Connecting {
  /** By sequence number, counted from one. A type that says nothing about its ports is not held to anything. */
  readonly ports?: readonly PortDefinition[];
  /** What each port beyond those is like, where there may be more. */
  readonly furtherPorts?: PortDefinition;
  /** Of a junction: the medium that meets in it. */
  readonly medium?: string;
  /** More general types that it is one of: a reference to one of those may name it. */
  readonly specializes?: readonly string[];
}

/** A type of the taxonomy: what its nodes may say, and through which ports they connect. */
export interface TypeDefinition<P extends Properties = Properties> extends Connecting {
  /** `electrical.Breaker`: domain, then the type's name as the field's standard has it. */
  readonly typeId: string;
  readonly properties: P;
  /** A junction joins ports (a connectivity node); anything else is equipment or a catalog entry. */
  readonly role: 'equipment' | 'junction' | 'catalog';
  /** Name and value of a property for a rule's `reads`; a name that the type lacks does not compile. */
  property<const N extends keyof P & string>(name: N): PropertyRead<P[N]>;
}

export function defineType<const P extends Properties>(
  typeId: string,
  properties: P,
  role: TypeDefinition['role'] = 'equipment',
  connecting: Connecting = {},
): TypeDefinition<P> {
  const specs: Partial<P> = properties;
  const property = <const N extends keyof P & string>(name: N): PropertyRead<P[N]> => {
    const spec = specs[name];
    if (spec === undefined)
      throw new BverError('definition.invalid', { name: typeId, problem: `it has no property ${name}` });
    return propertyRead(typeId, name, spec);
  };
  return { typeId, properties, role, ...connecting, property };
}

/** Structural paths: how nodes, ports and connections are said as assertions. */
export const STRUCTURE = {
  /** On a node: its type. */
  type: '@type',
  /** On a port (`<node>#<sequence>`): the junction it is connected to. */
  junction: '@junction',
  /** On a node: the name as its source spells it. */
  name: '@name',
} as const;

/** The id of a port, by its node and its sequence number, counted from one (IEC 61970-301 Terminal.sequenceNumber). */
export const portId = (node: string, sequence: number): string => `${node}#${sequence}`;
export const nodeOfPort = (port: string): string => port.slice(0, port.lastIndexOf('#'));
/** The element that a subject is, or is a port of. */
export const elementOf = (subject: string): string => (/#\d+$/.test(subject) ? nodeOfPort(subject) : subject);
