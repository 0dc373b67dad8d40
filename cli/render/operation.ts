import type { OperationSpec } from '../../primitives/index.ts';
import { table } from './table.ts';

interface Property {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
}

/** What one operation does and the parameters that it takes, for a person at a terminal. */
export function renderOperation({ operationId, version, title, description, inputSchema }: OperationSpec): string {
  const { parameters } = (inputSchema.properties ?? {}) as { parameters?: { properties?: Record<string, Property> } };
  const rows = Object.entries(parameters?.properties ?? {}).map(([name, property]) => [
    `${name}=${valuesOf(property)}`,
    property.default === undefined ? '' : JSON.stringify(property.default),
    property.description ?? '',
  ]);
  return [
    `${title} (${operationId} ${version})`,
    '',
    description,
    '',
    rows.length === 0 ? 'It takes no parameters.' : table(['--param', 'default', ''], rows),
  ].join('\n');
}

const valuesOf = ({ enum: words, type }: Property): string =>
  words ? words.map(String).join('|') : `<${[type ?? 'value'].flat().join('|')}>`;
