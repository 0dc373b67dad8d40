import type { Law } from '../law.ts';

export const reportsItsResidual: Law = {
  id: 'simulator.reports-its-residual',
  kinds: ['simulator'],
  says: 'A simulator reports how far its answer is from fulfilling its equations, computed apart from the solver.',
  remedy:
    'Put the answer into the equations and report the largest difference in the payload, in a member named `residual`.',
  check: (_primitive, trials) =>
    trials.flatMap(({ title, result: { payload, status } }) => {
      const residuals = membersOf(payload).filter(([name]) => /residual|mismatch/i.test(name));
      if (residuals.length === 0) return [`${title}: no member of the payload is a residual`];
      const bad = residuals.filter(([, value]) => typeof value === 'number' && !(Number.isFinite(value) && value >= 0));
      return status === 'completed' ? bad.map(([name, value]) => `${title}: ${name} is ${String(value)}`) : [];
    }),
};

/** Members of an object and of the objects in it, by name. */
function membersOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => [[name, member] as [string, unknown], ...membersOf(member)]);
}
