import type { Diagnostics } from './diagnostic.ts';

/** How bad it is: refused (`error`), read but doubtful (`warning`), worth knowing (`note`). */
export type DiagnosticLevel = 'error' | 'warning' | 'note';

export interface Message {
  readonly level: DiagnosticLevel;
  /** What is wrong. `{hole}`s are filled from the diagnostic's data. */
  readonly message: string;
  /** What was expected there. */
  readonly expected: string;
  readonly remedy: string;
}

export type Catalogue = Readonly<Record<string, Message>>;

const NAMES = 'a name after the class, as in `line.l1`';

/** Everything that reading an OpenDSS script can have to say. The codes are stable. */
export const MESSAGES = {
  'dss.source.none': {
    level: 'error',
    message: 'There is no script to read.',
    expected: 'at least one file',
    remedy: 'Give the main script and every file that it redirects to.',
  },
  'dss.source.empty': {
    level: 'error',
    message: '{file} is empty.',
    expected: 'OpenDSS statements',
    remedy: 'Check that the file was saved and uploaded whole.',
  },
  'dss.source.binary': {
    level: 'error',
    message: '{file} is not text: byte {offset} is {byte}.',
    expected: 'a text file in UTF-8 or Windows-1252',
    remedy: 'Save the script as UTF-8 text, or choose the right file.',
  },
  'dss.source.too-large': {
    level: 'error',
    message: '{file} has {size} bytes; the limit is {limit}.',
    expected: 'at most {limit} bytes',
    remedy: 'Split the script with `redirect`, or raise the limit where it is read.',
  },
  'dss.source.encoding': {
    level: 'note',
    message: '{file} is not UTF-8 and is read as Windows-1252.',
    expected: 'UTF-8',
    remedy: 'Check names with accents, or save the file as UTF-8.',
  },
  'dss.source.unused': {
    level: 'note',
    message: '{file} is not read: no statement refers to it.',
    expected: 'a `redirect`, `compile` or `buscoords` that names it',
    remedy: 'Redirect to it, or name it as the main script.',
  },
  'dss.entry.ambiguous': {
    level: 'warning',
    message: 'Several files could be the main script: {candidates}. {file} is taken.',
    expected: 'one file that no other refers to',
    remedy: 'Say which file is the main script.',
  },
  'dss.entry.unknown': {
    level: 'error',
    message: 'The main script {entry} is not among the files.',
    expected: 'one of {files}',
    remedy: 'Name one of the files given.{near}',
  },
  'dss.file.missing': {
    level: 'error',
    message: 'The file {path} is not among the files given.',
    expected: 'one of {files}',
    remedy: 'Add the file, or correct its name; upper and lower case do not matter.{near}',
  },
  'dss.file.by-name': {
    level: 'note',
    message: '{path} is read from {file}, which has the same name in another folder.',
    expected: 'the file at the path written',
    remedy: 'Nothing, when it is the file that was meant.',
  },
  'dss.file.cycle': {
    level: 'error',
    message: '{file} is already being read: the files redirect to each other.',
    expected: 'a file that does not lead back here',
    remedy: 'Remove one of the redirects.',
  },
  'dss.file.not-read': {
    level: 'warning',
    message: 'The values of {property} stand in a binary file, {path}, and are not read.',
    expected: 'values in the script or in a text file',
    remedy: 'Export the values as text and refer to them by `file=` or `csvfile=`.',
  },
  'dss.comment.unclosed': {
    level: 'warning',
    message: 'The comment that begins here never ends; the rest of the file is taken for comment.',
    expected: '`*/`',
    remedy: 'End the comment with `*/` in a line of its own.',
  },
  'dss.comment.trailing': {
    level: 'warning',
    message: 'OpenDSS ignores what follows `*/` in the same line.',
    expected: 'nothing after `*/`',
    remedy: 'Put the statement in the next line.',
  },
  'dss.quote.unclosed': {
    level: 'warning',
    message: 'The closing quote or bracket is missing; the value is taken to run to the end of the line.',
    expected: 'the closing character in the same line',
    remedy: 'Close the quote or bracket.',
  },
  'dss.command.unknown': {
    level: 'error',
    message: '{text} is not a command of OpenDSS.',
    expected: 'a command, or `class.name.property=value`',
    remedy: 'Correct the command.{near}',
  },
  'dss.command.ignored': {
    level: 'note',
    message: '{command}: {reason}; the statement has no effect on the model.',
    expected: 'a statement that defines the model',
    remedy: 'Nothing; ask for the study or report where the model is used.',
  },
  'dss.command.not-modelled': {
    level: 'warning',
    message: '{command} would change the model ({reason}), which is not supported; the model is read without it.',
    expected: 'a statement that is supported',
    remedy: 'Write the outcome of the command into the script, e.g. with OpenDSS’s `save circuit`.',
  },
  'dss.class.unknown': {
    level: 'error',
    message: 'OpenDSS has no class {text}.',
    expected: 'a class, written in full, and {names}',
    remedy: 'Correct the class.{near}',
  },
  'dss.class.not-modelled': {
    level: 'warning',
    message: '{element} is kept but not modelled: {reason}.',
    expected: 'a class that the model represents',
    remedy: 'Judge whether the results hold without it.',
  },
  'dss.class.not-used': {
    level: 'note',
    message: '{element} is kept and not used: {reason}.',
    expected: 'a class that studies use',
    remedy: 'Nothing.',
  },
  'dss.element.name-missing': {
    level: 'error',
    message: 'The element has no name.',
    expected: NAMES,
    remedy: 'Write class and name, parted by a full stop.',
  },
  'dss.element.unknown': {
    level: 'error',
    message: 'There is no element {text} at this place of the script.',
    expected: 'an element that a statement above defines',
    remedy: 'Define it first, or correct its name.{near}',
  },
  'dss.element.none-active': {
    level: 'error',
    message: 'There is no element that this line could continue.',
    expected: 'a `new`, `edit` or `select` above',
    remedy: 'Begin with `new class.name`.',
  },
  'dss.element.refused': {
    level: 'error',
    message: 'This line continues a statement that was refused, and is not read.',
    expected: 'an element that was understood above',
    remedy: 'Correct the statement above.',
  },
  'dss.element.duplicate': {
    level: 'warning',
    message: '{element} is defined again; as in OpenDSS, the new values are taken over the first ones.',
    expected: 'each name once in its class',
    remedy: 'Rename one of the two, or use `edit`. The first definition: {first}.',
  },
  'dss.property.unknown': {
    level: 'error',
    message: '{class} has no property {text}.',
    expected: 'a property of {class}',
    remedy: 'Correct the property; its value is not used.{near}',
  },
  'dss.property.computed': {
    level: 'warning',
    message: '{class}.{property} is a result of OpenDSS and cannot be set.',
    expected: 'a property that can be set',
    remedy: 'Remove it.',
  },
  'dss.value.missing': {
    level: 'error',
    message: '{property} has no value.',
    expected: '{kind}',
    remedy: 'Write the value after the `=`, or remove the property.',
  },
  'dss.value.unplaced': {
    level: 'error',
    message: 'It is not clear which property the value {text} is for: {reason}.',
    expected: '`property=value`',
    remedy: 'Name the property.',
  },
  'dss.number.bad': {
    level: 'error',
    message: '{property}: {text} is not a number.',
    expected: '{kind}',
    remedy: 'Write a decimal number such as 0.5 or 1e-3.',
  },
  'dss.number.range': {
    level: 'error',
    message: '{property}: {text} is out of range.',
    expected: '{kind}',
    remedy: 'Correct the value.',
  },
  'dss.expression.bad': {
    level: 'error',
    message: '{property}: the expression ({text}) cannot be computed: {reason}.',
    expected: 'an expression in reverse Polish notation, such as (8 1000 /)',
    remedy: 'Correct the expression.',
  },
  'dss.yes-no.bad': {
    level: 'error',
    message: '{property}: {text} is neither yes nor no.',
    expected: 'yes or no',
    remedy: 'Write yes or no. OpenDSS takes any word not beginning with y or t for no, even 1.',
  },
  'dss.choice.bad': {
    level: 'error',
    message: '{property}: {text} is none of the choices.',
    expected: 'one of {choices}',
    remedy: 'Choose one of {choices}.',
  },
  'dss.bus.bad': {
    level: 'error',
    message: '{property}: {text} is not a bus with nodes.',
    expected: 'a bus and its nodes, such as 671.1.2.3',
    remedy: 'Write node numbers after full stops, without blanks.',
  },
  'dss.matrix.shape': {
    level: 'error',
    message: '{property}: rows of {lengths} numbers are neither a lower triangle nor a square.',
    expected: 'a lower triangle or a square, rows parted by |',
    remedy: 'Complete the rows.',
  },
  'dss.matrix.asymmetric': {
    level: 'warning',
    message: '{property}: the halves of the matrix differ; the lower one counts, as in OpenDSS.',
    expected: 'a symmetric matrix',
    remedy: 'Make both halves agree, or write the lower triangle only.',
  },
  'dss.complex.bad': {
    level: 'error',
    message: '{property}: {text} is not a complex number.',
    expected: 'two numbers, [real, imaginary]',
    remedy: 'Write the real and the imaginary part.',
  },
  'dss.index.range': {
    level: 'error',
    message: '{property}={text}, but {element} has {count}.',
    expected: 'a number from 1 to {count}',
    remedy: 'Correct the number, or write the count before it.',
  },
  'dss.reference.unknown': {
    level: 'error',
    message: '{element} refers to {class} {text}, which nothing defines.',
    expected: 'the name of a {class} in the script',
    remedy: 'Define it, or correct the name.{near}',
  },
  'dss.reference.later': {
    level: 'warning',
    message: '{element} refers to {class} {text}, which is defined further down; OpenDSS would not find it.',
    expected: 'a definition above this line',
    remedy: 'Move the definition up.',
  },
  'dss.circuit.missing': {
    level: 'error',
    message: 'The script defines no circuit.',
    expected: '`new circuit.name`',
    remedy: 'Define the circuit and its source first.',
  },
  'dss.circuit.late': {
    level: 'error',
    message: '{element} is defined before there is a circuit; OpenDSS refuses it. It is read all the same.',
    expected: '`new circuit.name` above',
    remedy: 'Move `new circuit.name` to the beginning.',
  },
  'dss.circuit.second': {
    level: 'error',
    message: 'The circuit {text} is defined while {first} exists; what follows is read as part of {first}.',
    expected: 'one circuit, or `clear` before the next',
    remedy: 'Write `clear` before it, or split the script.',
  },
  'dss.option.unknown': {
    level: 'error',
    message: '{text} is not an option of OpenDSS.',
    expected: 'an option of `set`',
    remedy: 'Correct the option; its value is not used.{near}',
  },
  'dss.coordinates.bad': {
    level: 'error',
    message: 'The line does not give the coordinates of a bus.',
    expected: 'bus, x, y',
    remedy: 'Write a bus and two numbers.',
  },
  'dss.coordinates.bus-unknown': {
    level: 'note',
    message: 'There are coordinates for bus {text}, which no element is connected to.',
    expected: 'a bus of the circuit',
    remedy: 'Correct the name, if the bus should be there.{near}',
  },
  'dss.pattern.bad': {
    level: 'error',
    message: 'The pattern {text} is not understood: {reason}.',
    expected: 'characters, `.`, `[...]`, `*`, `+`, `?`, `^`, `$`, `|`, `( )`',
    remedy: 'Simplify the pattern, or edit the elements one by one.',
  },
  'dss.pattern.none': {
    level: 'warning',
    message: 'No {class} fits the pattern {text}.',
    expected: 'a pattern that fits an element above',
    remedy: 'Correct the pattern.',
  },
  'dss.limit.edits': {
    level: 'error',
    message: '{command} would set more than {limit} values in all; this statement is not carried out.',
    expected: 'at most {limit} values set by `batchedit`, `enable` and `disable` together',
    remedy: 'Set the values where the elements are defined.',
  },
  'dss.limit.files': {
    level: 'error',
    message: 'More than {limit} redirects are followed; {path} is not read again.',
    expected: 'at most {limit} redirects',
    remedy: 'Redirect to each file once.',
  },
  'dss.variable.unknown': {
    level: 'error',
    message: 'The script variable {text} has no value here.',
    expected: 'a variable that `var` defines above',
    remedy: 'Define it, or correct its name.{near}',
  },
  'dss.cleared': {
    level: 'note',
    message: '`clear` drops everything above: {count} elements of circuit {circuit} are not part of the model.',
    expected: 'one circuit in a script',
    remedy: 'Read the two circuits from two scripts, when both are wanted.',
  },
  'dss.more': {
    level: 'note',
    message: '{count} more of {code} are not listed.',
    expected: 'fewer of them',
    remedy: 'Correct the ones listed and read the script again.',
  },
} as const satisfies Catalogue;

export type MessageId = keyof typeof MESSAGES;
export type ReaderDiagnostics = Diagnostics<typeof MESSAGES>;
