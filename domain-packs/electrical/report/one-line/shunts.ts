import type { BusState } from '../study/network.ts';
import type { Markup } from '../svg/element.ts';
import type { Box, Obstacles } from './obstacles.ts';
import { placed, SHUNT_LENGTH, shuntSymbol } from './symbols.ts';
import type { Point } from './tree-layout.ts';

/** Down first, as a load is usually drawn. */
const DIRECTIONS = [90, 0, 180, 270, 45, 135, 225, 315] as const;

/** Loads, capacitors and the like at a bus, each led away from it to where most room is. */
export const drawShunts = (bus: BusState, at: Point, obstacles: Obstacles): Markup[] =>
  bus.shunts.map((kind) => {
    const length = SHUNT_LENGTH[kind];
    const options = DIRECTIONS.map((degrees, rank) => {
      const radians = (degrees * Math.PI) / 180;
      const end: Point = [at[0] + length * Math.cos(radians), at[1] + length * Math.sin(radians)];
      const box = boxOf([at[0] + 9 * Math.cos(radians), at[1] + 9 * Math.sin(radians)], end);
      return { degrees, box, cost: obstacles.cost(box) + rank };
    });
    const best = options.reduce((least, option) => (option.cost < least.cost ? option : least));
    obstacles.addBox(best.box);
    return placed(shuntSymbol(kind), at, best.degrees);
  });

const boxOf = ([ax, ay]: Point, [bx, by]: Point): Box => ({
  left: Math.min(ax, bx) - 5,
  right: Math.max(ax, bx) + 5,
  top: Math.min(ay, by) - 5,
  bottom: Math.max(ay, by) + 5,
});
