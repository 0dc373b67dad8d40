import type { Law } from '../law.ts';
import { canBeUndone } from './can-be-undone.ts';
import { decidesByRule } from './decides-by-rule.ts';
import { examplesHold } from './examples-hold.ts';
import { fitsItsSchema } from './fits-its-schema.ts';
import { honoursCancel } from './honours-cancel.ts';
import { keepsItsParameters } from './keeps-its-parameters.ts';
import { keepsItsTables } from './keeps-its-tables.ts';
import { keepsQuantityKinds } from './keeps-quantity-kinds.ts';
import { leavesItsInput } from './leaves-its-input.ts';
import { namesDoNotMatter } from './names-do-not-matter.ts';
import { opensOnMissing } from './opens-on-missing.ts';
import { quotesItsSource } from './quotes-its-source.ts';
import { reportsItsResidual } from './reports-its-residual.ts';
import { sameAgain } from './same-again.ts';
import { saysEachValueOnce } from './says-each-value-once.ts';
import { saysWhatIsAssumed } from './says-what-is-assumed.ts';
import { saysWhereFrom } from './says-where-from.ts';
import { scoreIsItsAggregate } from './score-is-its-aggregate.ts';
import { settles } from './settles.ts';
import { survivesDamage } from './survives-damage.ts';

/** Every law, those of all kinds first. */
export const LAWS: readonly Law[] = [
  fitsItsSchema,
  keepsItsParameters,
  sameAgain,
  leavesItsInput,
  saysWhereFrom,
  quotesItsSource,
  keepsQuantityKinds,
  saysEachValueOnce,
  survivesDamage,
  settles,
  decidesByRule,
  canBeUndone,
  examplesHold,
  namesDoNotMatter,
  opensOnMissing,
  saysWhatIsAssumed,
  keepsItsTables,
  reportsItsResidual,
  honoursCancel,
  scoreIsItsAggregate,
];
