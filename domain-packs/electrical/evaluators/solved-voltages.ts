import type { Read } from '../../../primitives/index.ts';
import { isMissing } from '../../../primitives/index.ts';
import { NodeVoltages } from '../taxonomy/index.ts';

type Rows = typeof NodeVoltages extends { all(): Read<infer R, infer E> } ? { rows: R; examples: E } : never;

/** The voltages of all nodes. A power flow that found no solution has none, which is not the same as a sound network. */
export const solvedVoltages: Read<Rows['rows'], Rows['examples']> = {
  ...NodeVoltages.all(),
  read: (context, subject) => {
    const rows = NodeVoltages.all().read(context, subject);
    if (isMissing(rows) || rows.length > 0) return rows;
    return { missing: true, subject, path: `${NodeVoltages.resultSet}.${NodeVoltages.name}`, computed: true };
  },
};
