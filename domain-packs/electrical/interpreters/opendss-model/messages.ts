import type { Catalogue } from '../opendss/messages.ts';

/** What there is to say when a script is brought onto the taxonomy, beside what reading it has to say. */
export const MODEL_MESSAGES = {
  'dss.property.not-modelled': {
    level: 'warning',
    message: '{element}: {property} is not modelled; the element is modelled without it.',
    expected: 'a property that the model represents',
    remedy: 'Judge whether the results hold without it.',
  },
  'dss.property.not-used': {
    level: 'note',
    message: '{element}: {property} is not used by any study.',
    expected: 'a property that studies use',
    remedy: 'Nothing.',
  },
  'dss.value.superseded': {
    level: 'warning',
    message: '{element}: {property} does not count, because {later} is written after it.',
    expected: 'one way of saying it',
    remedy: 'Remove the value that should not count. OpenDSS goes by the order of writing, too.',
  },
  'dss.option.not-modelled': {
    level: 'warning',
    message: 'The option {option} is not modelled; the circuit is modelled without it.',
    expected: 'an option that the model represents',
    remedy: 'Judge whether the results hold without it.',
  },
  'dss.option.not-used': {
    level: 'note',
    message: 'The option {option} says how OpenDSS solves and reports; studies have parameters of their own.',
    expected: 'an option that describes the circuit',
    remedy: 'Give the study its parameters where it is started.',
  },
  'dss.earth-model.late': {
    level: 'warning',
    message:
      '{element} was defined before this earth model was set; in OpenDSS it keeps the earlier one, here it follows it.',
    expected: 'the earth model before the first line',
    remedy: 'Move the option to the beginning.',
  },
  'dss.switching.partial': {
    level: 'warning',
    message: '{element}: opening or closing a single conductor is not modelled.',
    expected: 'a terminal without a conductor',
    remedy: 'Judge whether the results hold with the element unchanged.',
  },
  'dss.unit.several': {
    level: 'warning',
    message: '{element} has no length unit, and lines with different units refer to it; {unit} is taken.',
    expected: '`units=` of the line code',
    remedy: 'State the unit of the line code.',
  },
} as const satisfies Catalogue;

export type ModelMessageId = keyof typeof MODEL_MESSAGES;
