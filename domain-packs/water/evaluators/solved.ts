import type { Read, ResultTableDefinition } from '../../../primitives/index.ts';
import { isMissing } from '../../../primitives/index.ts';

type Columns = ResultTableDefinition['columns'];

/** All rows of a table. A simulation without an answer has none, which is not the same as a network in which nothing happens. */
export function solved<C extends Columns>(
  table: ResultTableDefinition<C>,
): ReturnType<ResultTableDefinition<C>['all']> {
  const all: Read<readonly { readonly subject: string }[]> = table.all();
  return {
    ...table.all(),
    read: (context, subject) => {
      const rows = all.read(context, subject);
      if (isMissing(rows) || rows.length > 0) return rows as never;
      return { missing: true, subject, path: `${table.resultSet}.${table.name}`, computed: true };
    },
  };
}
