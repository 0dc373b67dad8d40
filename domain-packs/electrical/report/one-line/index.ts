import { phaseName } from '../../topology/index.ts';
import { fixed, plural } from '../format.ts';
import type { BusState, NetworkState } from '../study/network.ts';
import type { Drawing } from '../svg/drawing.ts';
import { drawing } from '../svg/drawing.ts';
import type { Markup } from '../svg/element.ts';
import { el } from '../svg/element.ts';
import { colour } from '../svg/theme.ts';
import { bundles, drawBranch } from './branches.ts';
import { VOLTAGE_CLASSES, voltageClass } from './classes.ts';
import { drawLabel, labelled } from './labels.ts';
import { legend, LEGEND_HEIGHT } from './legend.ts';
import { boxAround, Obstacles } from './obstacles.ts';
import { positionsOf } from './positions.ts';
import { drawShunts } from './shunts.ts';
import { busGlyph, placed } from './symbols.ts';

/** Above this many buses the symbols of loads and capacitors would hide the network. */
const WITH_SHUNTS = 150;
/** Above this many, lines and buses are drawn finer still. */
const FINE = 800;

/** The network as a one-line diagram: lines by loading, buses by voltage. */
export function oneLine(name: string, network: NetworkState): Drawing {
  const positions = positionsOf(network);
  const { places, width, height } = positions;
  const obstacles = new Obstacles({ left: 4, top: 4, right: width - 4, bottom: height - 4 });
  const count = network.buses.length;
  const [size, thinness] = count > FINE ? [2, 2.5] : count > WITH_SHUNTS ? [3.5, 1.5] : [5.5, 1];
  const lines = bundles(network).map((bundle) => drawBranch(bundle, positions, obstacles, thinness));
  const standing = network.buses.flatMap((bus) => {
    const at = places.get(bus.id);
    return at ? [{ bus, at }] : [];
  });
  for (const { at } of standing) obstacles.addBox(boxAround(at, 7));
  const shunts =
    network.buses.length > WITH_SHUNTS ? [] : standing.flatMap(({ bus, at }) => drawShunts(bus, at, obstacles));
  const glyphs = standing.map(({ bus, at }) => drawBus(bus, placed(glyphOf(bus, size), at)));
  const named = new Set(labelled(network.buses, isImportant).map(({ id }) => id));
  const labels = standing
    .filter(({ bus }) => named.has(bus.id))
    .map(({ bus, at }) => drawLabel(bus, at, network.buses.length, obstacles));
  return drawing(
    'one-line',
    { width, height: height + LEGEND_HEIGHT },
    {
      title: `One-line diagram of ${name}`,
      description:
        `${plural(network.buses.length, 'bus', 'buses')} and ${plural(network.branches.length, 'branch', 'branches')}` +
        (positions.kind === 'stated' ? ', at their stated coordinates.' : ', laid out as a tree from the source.'),
    },
    lines,
    shunts,
    glyphs,
    labels,
    legend(height, width),
  );
}

const glyphOf = (bus: BusState, size: number): Markup => {
  const { glyph, colour: fill } = voltageClass(bus);
  return busGlyph(glyph, colour(fill), size);
};

const isImportant = (bus: BusState): boolean =>
  bus.shunts.includes('source') ||
  ![VOLTAGE_CLASSES.good, VOLTAGE_CLASSES.unjudged].some((good) => good === voltageClass(bus));

const drawBus = (bus: BusState, glyph: Markup): Markup =>
  el(
    'g',
    {},
    el(
      'title',
      {},
      `bus ${bus.name}: ${bus.phases.map(({ phase, perUnit }) => `${phaseName(phase)} ${fixed(perUnit, 4)} pu`).join(', ') || 'no voltage computed'}`,
    ),
    glyph,
  );
