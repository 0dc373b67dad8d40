import { STRUCTURE } from '../../primitives/index.ts';
import type { Assertion } from '../../primitives/index.ts';
import type { Connection } from '../database.ts';

/** An element of a branch's head, for lists and search. */
export interface ElementRow {
  readonly subject: string;
  readonly typeId: string;
  /** As its source spells it; the subject where nothing says it. */
  readonly name: string;
}

/** The elements that the assertions of one chunk speak of: everything about a subject stands in the same chunk. */
export function elementsOf(assertions: readonly Assertion[]): ElementRow[] {
  const names = new Map(
    assertions.filter(({ path }) => path === STRUCTURE.name).map((a) => [a.subject, String(a.value)]),
  );
  return assertions
    .filter(({ path }) => path === STRUCTURE.type)
    .map(({ subject, value }) => ({ subject, typeId: String(value), name: names.get(subject) ?? subject }));
}

/** Replaces the rows of those chunks, of a branch whose head has moved. */
export async function replaceElements(
  db: Connection,
  tenant: string,
  { graph, branch }: { readonly graph: string; readonly branch: string },
  chunks: ReadonlyMap<number, readonly ElementRow[]>,
): Promise<void> {
  const numbers = [...chunks.keys()];
  const rows = [...chunks].flatMap(([chunk, elements]) => elements.map((element) => ({ ...element, chunk })));
  await db.$executeRaw`
    DELETE FROM element
    WHERE tenant = ${tenant} AND graph = ${graph} AND branch = ${branch} AND chunk = ANY(${numbers}::smallint[])`;
  await db.$executeRaw`
    INSERT INTO element (tenant, graph, branch, subject, type_id, name, chunk)
    SELECT ${tenant}, ${graph}, ${branch}, * FROM unnest(
      ${rows.map(({ subject }) => subject)}::text[],
      ${rows.map(({ typeId }) => typeId)}::text[],
      ${rows.map(({ name }) => name)}::text[],
      ${rows.map(({ chunk }) => chunk)}::smallint[])`;
}

/** Takes the rows of a branch away that has ended. */
export async function deleteElements(
  db: Connection,
  tenant: string,
  { graph, branch }: { readonly graph: string; readonly branch: string },
): Promise<void> {
  await db.element.deleteMany({ where: { tenant, graph, branch } });
}

/** Elements of a branch's head in order of subject, of one type when it is named. */
export const listElements = (
  db: Connection,
  tenant: string,
  {
    graph,
    branch,
    typeId,
    after,
    limit,
  }: { graph: string; branch: string; typeId?: string; after?: string; limit: number },
): Promise<ElementRow[]> =>
  db.element.findMany({
    where: {
      tenant,
      graph,
      branch,
      ...(typeId === undefined ? {} : { typeId }),
      ...(after === undefined ? {} : { subject: { gt: after } }),
    },
    select: { subject: true, typeId: true, name: true },
    orderBy: { subject: 'asc' },
    take: limit,
  });
