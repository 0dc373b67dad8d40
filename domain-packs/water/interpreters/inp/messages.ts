import type { Level } from '../../../../primitives/index.ts';

/** One thing that reading can have to say: `{hole}`s are filled from its data. */
export interface Message {
  readonly level: Exclude<Level, 'none'>;
  readonly message: string;
  readonly remedy: string;
}

/** All that there can be to say about an input file. The ids are stable. */
export const MESSAGES = {
  'inp.section.unknown': {
    level: 'error',
    message: 'There is no section {section}; its {count} lines are not read.{near}',
    remedy:
      'Correct the name of the section, or take it out. The sections are those of the EPANET 2.2 manual, appendix C.',
  },
  'inp.section.not-used': {
    level: 'note',
    message: '{section} is about {about}, and no hydraulic study uses it: {count} lines are not read.',
    remedy: 'Nothing, as long as hydraulics are asked for.',
  },
  'inp.line.homeless': {
    level: 'error',
    message: 'This line stands before the first section, so nobody knows what it says.',
    remedy: 'Put it under the header of its section, such as [JUNCTIONS].',
  },
  'inp.line.after-end': {
    level: 'note',
    message: 'Behind [END] nothing is read: {count} lines.',
    remedy: 'Move them in front of [END] where they are to count.',
  },
  'inp.line.not-understood': {
    level: 'error',
    message: 'This line of {section} is not understood: {problem}.',
    remedy: 'Write {expected}.',
  },
  'inp.line.too-short': {
    level: 'error',
    message: '{element} does not say its {missing}.',
    remedy: 'Write it in column {position} of the line.',
  },
  'inp.word.unused': {
    level: 'warning',
    message: '{element}: nothing is known of “{text}” here, and it is not read.',
    remedy: 'Take it out, or put it behind a semicolon where it is a comment.',
  },
  'inp.number.unreadable': {
    level: 'error',
    message: '{element}: “{text}” is not a number, and the {what} is expected here.',
    remedy: 'Write a decimal number with a point, without its unit.',
  },
  'inp.number.range': {
    level: 'error',
    message: '{element}: the {what} cannot be {text}.',
    remedy: 'Write a number that is {expected}.',
  },
  'inp.time.unreadable': {
    level: 'error',
    message: '{element}: “{text}” is not a time.',
    remedy: 'Write hours such as 1.5 or 1:30, a number with SEC, MIN, HOURS or DAYS, or a time of day such as 6:00 PM.',
  },
  'inp.choice.unknown': {
    level: 'error',
    message: '{element}: “{text}” is no {what}.',
    remedy: 'Write one of {expected}.',
  },
  'inp.id.twice': {
    level: 'error',
    message: 'There is a {what} {text} already, in line {line}; this one is not read.',
    remedy: 'Give one of the two another name.',
  },
  'inp.id.too-long': {
    level: 'error',
    message: 'The name {text} is longer than the 31 characters that EPANET allows.',
    remedy: 'Shorten it everywhere.',
  },
  'inp.id.not-utf8': {
    level: 'warning',
    message: 'The name {text} has characters that are not written in UTF-8, and cannot be told apart.',
    remedy: 'Save the file in UTF-8.',
  },
  'inp.reference.unknown': {
    level: 'error',
    message: '{element} refers to the {what} {text}, which does not exist.{near}',
    remedy: 'Define it, or refer to another one. Upper and lower case are told apart.',
  },
  'inp.option.unknown': {
    level: 'error',
    message: 'There is no option {text}.{near}',
    remedy: 'Correct its name; the options are those of the EPANET 2.2 manual, appendix C.',
  },
  'inp.option.not-used': {
    level: 'note',
    message: 'The option {text} is not used: it is about {about}.',
    remedy: 'Nothing, as long as hydraulics are asked for.',
  },
  'inp.option.not-supported': {
    level: 'error',
    message: 'The option {text} is not supported: {about}.',
    remedy: 'Take it out, and state what it stands for in the file itself.',
  },
  'inp.value.superseded': {
    level: 'note',
    message: '{element}: the {what} does not count, because line {line} says it anew.',
    remedy: 'Take one of the two out. EPANET goes by the later one, too.',
  },
  'inp.curve.not-used': {
    level: 'note',
    message: 'Nothing refers to curve {text}, so that it has no meaning.',
    remedy: 'Nothing, or refer to it.',
  },
  'inp.curve.two-uses': {
    level: 'error',
    message: 'Curve {text} is used as {first} and as {second}; only the former is read.',
    remedy: 'Write the points down twice, under two names.',
  },
  'inp.document.not-read': {
    level: 'note',
    message: '{text} is not read: an EPANET input file stands for itself.',
    remedy: 'Nothing. Study further networks one by one.',
  },
  'inp.more': {
    level: 'note',
    message: '{count} further places have the same to say as {text}; they are not listed.',
    remedy: 'Correct those that are listed, and read the file again.',
  },
} as const satisfies Readonly<Record<string, Message>>;

export type MessageId = keyof typeof MESSAGES;
