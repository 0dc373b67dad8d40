import type { GraphReader, Missing, Quantity, Read, ReadContext } from '../../../../primitives/index.ts';
import { isMissing } from '../../../../primitives/index.ts';
import {
  ampere,
  kilovolt,
  kilovoltAmpere,
  Line,
  LineCode,
  LineGeometry,
  Transformer,
  WireData,
} from '../../taxonomy/index.ts';
import { displayName } from '../../topology/index.ts';

/** What a terminal may carry in each of its conductors, continuously. */
export interface CurrentLimit {
  /** Number of the terminal; 0 stands for all of them. */
  readonly terminal: number;
  /** Amperes. */
  readonly current: number;
  /** Its bounds, where it is not exact. */
  readonly lower?: number;
  readonly upper?: number;
  /** Where the limit comes from, for a message. */
  readonly source: string;
}

/**
 * The current limits of a line (its own normal rating, else its line code's, else its geometry's, else that of the
 * geometry's weakest wire) or of a transformer (the line current of each winding at rated power and rated voltage).
 */
export const currentLimits: Read<readonly CurrentLimit[], readonly CurrentLimit[]> = {
  describes: 'the normal rating of the line or the rated current of each winding',
  read: (context, element) => {
    const limits =
      context.graph.typeOf(element) === Transformer.typeId ? ofTransformer(context, element) : ofLine(context, element);
    return isMissing(limits) ? limits : [limits].flat();
  },
  fromExample: (given) => given ?? { missing: true, subject: 'line.example', path: 'normalRating', unit: ampere.ucum },
};

function ofLine(context: ReadContext, line: string): CurrentLimit | Missing {
  const { graph } = context;
  const own = Line.property('normalRating').read(context, line);
  if (!isMissing(own)) return limit(own, originOf(graph, line));
  const lineCode = Line.property('lineCode').read(context, line);
  if (!isMissing(lineCode)) {
    const rating = LineCode.property('normalRating').read(context, lineCode);
    return isMissing(rating) ? rating : limit(rating, displayName(graph, lineCode));
  }
  const geometry = Line.property('geometry').read(context, line);
  if (isMissing(geometry)) return own;
  const rating = LineGeometry.property('normalRating').read(context, geometry);
  return isMissing(rating) ? (ofWires(context, geometry) ?? rating) : limit(rating, displayName(graph, geometry));
}

/** A line may have taken its rating over from elsewhere: then that is what allows it. */
function originOf(graph: GraphReader, line: string): string {
  const origin = graph.assertion(line, 'normalRating')?.wasDerivedFrom[0]?.subject;
  return origin === undefined || origin === line ? 'its own rating' : displayName(graph, origin);
}

function ofWires(context: ReadContext, geometry: string): CurrentLimit | undefined {
  const wires = LineGeometry.property('wires').read(context, geometry);
  if (isMissing(wires)) return undefined;
  const ratings = [...new Set(wires)].map((wire) => {
    const rating = WireData.property('normalRating').read(context, wire);
    return isMissing(rating) ? undefined : limit(rating, displayName(context.graph, wire));
  });
  // One wire without a rating leaves the whole line without one.
  return ratings.length === 0 || ratings.some((rating) => rating === undefined)
    ? undefined
    : ratings.reduce((weakest, rating) => ((rating?.current ?? 0) < (weakest?.current ?? 0) ? rating : weakest));
}

const limit = ({ si, lower, upper }: Quantity, source: string): CurrentLimit => ({
  terminal: 0,
  current: si,
  ...(lower < upper ? { lower, upper } : {}),
  source,
});

/** Rated current of a winding: rated power over phases and phase voltage (IEC 60076-1, 3.4.7); lists are in the order of windings. */
function ofTransformer(context: ReadContext, transformer: string): readonly CurrentLimit[] | Missing {
  const powers = Transformer.property('ratedPowers').read(context, transformer);
  const voltages = Transformer.property('ratedVoltages').read(context, transformer);
  const phases = Transformer.property('phaseCount').read(context, transformer);
  if (isMissing(powers)) return { ...powers, unit: kilovoltAmpere.ucum };
  if (isMissing(voltages)) return { ...voltages, unit: kilovolt.ucum };
  if (isMissing(phases)) return phases;
  return voltages.map((voltage, i) => {
    const power = powers[i] ?? powers[0] ?? 0;
    const source = `${rounded(power / 1e3)} kVA at ${rounded(voltage / 1e3)} kV`;
    return { terminal: i + 1, current: power / (phases === 1 ? voltage : phases * (voltage / Math.sqrt(3))), source };
  });
}

const rounded = (value: number): string => String(Number(value.toPrecision(6)));
