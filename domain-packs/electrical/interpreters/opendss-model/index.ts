import type { Script, ScriptElement } from '../opendss/index.ts';
import { writeBuses } from './buses.ts';
import { writeCircuit } from './circuit.ts';
import { writeGenerator } from './generator.ts';
import { unitsInScript } from './length-units.ts';
import { writeLineCode } from './line-code.ts';
import { writeLineGeometry } from './line-geometry.ts';
import { writeLine } from './line.ts';
import { writeLoadShape } from './load-shape.ts';
import { writeLoad } from './load.ts';
import { writeRegulator } from './regulator.ts';
import { writeCapacitor, writeReactor } from './shunt.ts';
import { writeSource } from './source.ts';
import { writeSwitching } from './switching.ts';
import { writeTransformer } from './transformer.ts';
import { writeWireData } from './wire-data.ts';
import type { Writer } from './writer.ts';

/** Brings a script onto the taxonomy of the pack: every value that is written, and none that is not. */
export function writeModel(writer: Writer, script: Script): void {
  const units = unitsInScript(writer, script);
  const codes = new Map(
    script.elements.filter(({ class: { key } }) => key === 'xfmrcode').map((each) => [each.key, each]),
  );
  const spacings = new Map(
    script.elements.filter(({ class: { key } }) => key === 'linespacing').map((each) => [each.key, each]),
  );
  const byClass: Readonly<Record<string, (element: ScriptElement) => void>> = {
    vsource: (element) => writeSource(writer, element),
    line: (element) =>
      writeLine(writer, element, units.ofCode(element), (name) => spacings.get(`linespacing.${name.toLowerCase()}`)),
    linecode: (element) => writeLineCode(writer, element, units.ofLines(element.key)),
    linegeometry: (element) => writeLineGeometry(writer, element),
    wiredata: (element) => writeWireData(writer, element),
    cndata: (element) => writeWireData(writer, element),
    tsdata: (element) => writeWireData(writer, element),
    transformer: (element) => writeTransformer(writer, element, (name) => codes.get(`xfmrcode.${name.toLowerCase()}`)),
    regcontrol: (element) => writeRegulator(writer, element),
    load: (element) => writeLoad(writer, element),
    generator: (element) => writeGenerator(writer, element),
    capacitor: (element) => writeCapacitor(writer, element),
    reactor: (element) => writeReactor(writer, element),
    loadshape: (element) => writeLoadShape(writer, element),
  };
  writeCircuit(writer);
  for (const element of script.elements) byClass[element.class.key]?.(element);
  writeSwitching(writer, script);
  writeBuses(writer, script);
}
