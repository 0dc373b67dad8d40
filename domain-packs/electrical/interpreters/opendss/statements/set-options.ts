import { OPTIONS } from '../options.ts';
import type { Reader } from '../reader.ts';
import type { Scanner } from '../scanner.ts';
import { readValue } from '../values/read-value.ts';
import { substituted } from './assign.ts';
import { elementNamed } from './edit.ts';

/** The options of `set` and `solve`. `element=`, `object=` and `class=` choose what the next lines are about. */
export function setOptions(reader: Reader, scanner: Scanner): void {
  while (scanner.next()) {
    if (!scanner.hasName) {
      const data = { text: scanner.value, reason: 'options need names' };
      reader.diagnostics.add('dss.value.unplaced', scanner.valueSpan, data);
      continue;
    }
    const option = OPTIONS.find(scanner.name);
    if (option === undefined) {
      reader.diagnostics.add('dss.option.unknown', scanner.nameSpan, { text: scanner.name }, () => OPTIONS.names);
      continue;
    }
    if (option.key === 'element' || option.key === 'object') {
      const element = elementNamed(reader, scanner.value, scanner.valueSpan);
      reader.active = element ?? 'refused';
    } else if (option.key === 'class' || option.key === 'type') {
      reader.lastClass = reader.classOf(scanner.value);
      if (reader.lastClass) continue;
      const data = { text: scanner.value, names: 'nothing after it' };
      reader.diagnostics.add('dss.class.unknown', scanner.valueSpan, data, () => reader.classNames);
    } else {
      const token = substituted(reader, scanner);
      const stated = token && readValue(option, token, reader.values);
      if (stated) reader.options.push({ option, ...stated });
    }
  }
}
