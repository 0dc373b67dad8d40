import { findEntry } from './entry.ts';
import { NOT_MODELLED } from './modelled.ts';
import { readSource } from './read-source.ts';
import { Reader } from './reader.ts';
import type { Script } from './script.ts';
import type { ScriptSource } from './source-text.ts';

export interface ReadOptions {
  /** Name of the main script; found by itself when not given. */
  readonly entry?: string;
  /** Files above this size are refused. 20 MiB unless told. */
  readonly maximumBytes?: number;
  /** Diagnostics of one code that are listed in full; beyond it they are counted. 1,000 unless told. */
  readonly maximumDiagnosticsPerCode?: number;
}

/**
 * Reads an OpenDSS script and the files that it refers to: what it defines, in its own words, each value with the place
 * it stands at; and what is to be said about it. Nothing is solved, and nothing that is not written is filled in.
 *
 * Never throws for what a script says: whatever cannot be read is in `diagnostics`, and the rest is read.
 *
 * @see OpenDSS Manual (EPRI), chapters “Scripting” and “Circuit element models”; checked against OpenDSS 9.8
 */
export function readOpenDss(sources: readonly ScriptSource[], options: ReadOptions = {}): Script {
  const { maximumBytes = 20 * 1024 * 1024, maximumDiagnosticsPerCode = 1000 } = options;
  const reader = new Reader(sources, { maximumBytes, maximumDiagnosticsPerCode });
  if (sources.length === 0) reader.diagnostics.add('dss.source.none', undefined);
  const entry = findEntry(reader.files, options.entry, reader.diagnostics);
  if (entry !== undefined) {
    readSource(reader, entry);
    reader.reportReferences();
    reportNotModelled(reader);
    reportCoordinates(reader);
    if (reader.circuit === undefined && reader.read.includes(entry))
      reader.diagnostics.add('dss.circuit.missing', undefined);
    reader.files.reportUnused();
  }
  const voltageBases = reader.options.findLast(({ option }) => option.key === 'voltagebases');
  return {
    ...(reader.circuit ? { circuit: reader.circuit } : {}),
    elements: reader.elements,
    options: reader.options,
    ...(voltageBases ? { voltageBases } : {}),
    ...(reader.calculatesVoltageBases ? { calculatesVoltageBases: reader.calculatesVoltageBases } : {}),
    busVoltageBases: reader.busVoltageBases,
    coordinates: reader.coordinates,
    switching: reader.switching,
    solves: reader.solves,
    diagnostics: reader.diagnostics.list(),
    files: reader.files.names,
    read: reader.read,
    statements: reader.statements,
  };
}

function reportNotModelled(reader: Reader): void {
  for (const { class: definition, name, span } of reader.elements) {
    const why = NOT_MODELLED[definition.key];
    if (why === undefined) continue;
    const code = why.level === 'note' ? 'dss.class.not-used' : 'dss.class.not-modelled';
    reader.diagnostics.add(code, span, { element: `${definition.name}.${name}`, reason: why.reason });
  }
}

/** Buses that elements are connected to, in lower case. */
function busesOf(reader: Reader): Set<string> {
  const buses = new Set<string>();
  const add = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) add(each);
    else if (typeof value === 'object' && value !== null && 'bus' in value) buses.add(String(value.bus).toLowerCase());
  };
  for (const { occurrences } of reader.elements) {
    for (const { property, value } of occurrences) if (property.kind === 'bus' || property.kind === 'buses') add(value);
  }
  if (reader.circuit) buses.add('sourcebus');
  return buses;
}

function reportCoordinates(reader: Reader): void {
  if (reader.coordinates.length === 0) return;
  const buses = busesOf(reader);
  for (const { bus, span } of reader.coordinates) {
    if (!buses.has(bus.toLowerCase())) {
      reader.diagnostics.add('dss.coordinates.bus-unknown', span, { text: bus }, () => buses);
    }
  }
}
