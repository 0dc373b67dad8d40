import type { Read, ReadContext } from '../../../../primitives/index.ts';

/** The same read, which finds an empty list at an element that is out of service instead of missing it. */
export const whereInService = <T, E>(inner: Read<readonly T[], E>): Read<readonly T[], E> => ({
  describes: `${inner.describes}, where it is in service`,
  read: (context, element) => (isOut(context, element) ? [] : inner.read(context, element)),
  fromExample: (example) => inner.fromExample(example),
});

const isOut = ({ graph }: ReadContext, element: string): boolean => graph.value(element, 'enabled') === false;

/** Whether something is in service; nothing said means that it is. */
export const inService: Read<boolean, boolean> = {
  describes: 'whether it is in service',
  read: (context, element) => !isOut(context, element),
  fromExample: (given) => given ?? true,
};
