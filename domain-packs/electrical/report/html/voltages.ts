import { phaseName } from '../../topology/index.ts';
import { fixed, significant } from '../format.ts';
import { VOLTAGE_CLASSES, voltageClass } from '../one-line/classes.ts';
import type { BusState } from '../study/network.ts';
import type { Study } from '../study/index.ts';
import type { Markup } from '../svg/element.ts';
import { el } from '../svg/element.ts';
import { table } from './table.ts';

/** Every bus with the voltage of each phase, in the order in which power reaches them. */
export function voltagesSection({ network }: Study): Markup[] {
  const buses = network.buses
    .filter(({ phases }) => phases.length > 0)
    .sort((a, b) => (a.distance ?? Infinity) - (b.distance ?? Infinity) || (a.id < b.id ? -1 : 1));
  const others = [...new Set(buses.flatMap(({ phases }) => phases.map(({ phase }) => phase)))]
    .filter((phase) => phase > 3)
    .sort((a, b) => a - b);
  const phases = [1, 2, 3, ...others];
  return [
    el('h2', { id: 'voltages' }, 'Voltages'),
    table(
      'Per unit of nominal, with the angle in degrees below; by distance from the source.',
      [
        { title: 'Bus' },
        { title: 'Distance, m', numeric: true },
        { title: 'Nominal, kV', numeric: true },
        ...phases.map((phase) => ({ title: phase > 3 ? `Node ${phase}` : `Phase ${phaseName(phase)}`, numeric: true })),
        { title: 'Service range' },
      ],
      buses.map((bus) => [
        bus.name,
        bus.distance === undefined ? '–' : fixed(bus.distance, 0),
        bus.base ? significant((bus.base * Math.sqrt(3)) / 1e3, 4) : '–',
        ...phases.map((phase) => cellOf(bus, phase)),
        rangeOf(bus),
      ]),
    ),
  ];
}

function cellOf({ phases }: BusState, wanted: number): (Markup | string)[] {
  const found = phases.find(({ phase }) => phase === wanted);
  return found ? [fixed(found.perUnit, 4), el('small', { class: 'remedy' }, `${fixed(found.angle, 2)}°`)] : [''];
}

function rangeOf(bus: BusState): Markup | string {
  const { title } = voltageClass(bus);
  return [VOLTAGE_CLASSES.good.title, VOLTAGE_CLASSES.unjudged.title].some((good) => good === title)
    ? title
    : el('span', { class: 'out' }, title);
}
