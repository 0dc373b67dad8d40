import { choice, defineClass, integer, like, text, texts } from '../property.ts';

/** DynamicExp: an expression of dynamics. In the order of values without a name (OpenDSS Manual). */
export const dynamicExp = defineClass(
  'DynamicExp',
  {
    NVariables: integer,
    VarNames: texts,
    Var: text,
    VarIdx: integer,
    Expression: text,
    Domain: choice('Time', 'dq'),
    Like: like,
  },
  { needsCircuit: false },
);
