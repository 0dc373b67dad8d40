import { AbbreviableNames } from './abbreviation.ts';
import { between, choice, earthModel, integer, number, numbers, positive, text, texts, yesNo } from './property.ts';
import type { Property, PropertyType } from './property.ts';

const MODE = choice(
  ...['Snap Snapshot', 'Daily', 'Yearly', 'M1', 'LD1', 'PeakDay', 'DutyCycle', 'Direct', 'MF', 'FaultStudy', 'M2'],
  ...['M3', 'LD2', 'AutoAdd', 'Dynamic', 'Harmonic', 'Time', 'HarmonicT'],
);

/** Options whose values are read as more than words. */
const TYPES: Readonly<Record<string, PropertyType>> = {
  mode: MODE,
  random: choice('None', 'Gaussian', 'Uniform', 'LogNormal'),
  tolerance: positive,
  maxiterations: integer,
  Loadmodel: choice('PowerFlow', 'Admittance'),
  Algorithm: choice('Normal', 'Newton'),
  Controlmode: choice('Off', 'Static', 'Event', 'Time', 'MultiRate'),
  Cktmodel: choice('Multiphase', 'Positive'),
  LoadShapeClass: choice('None', 'Daily', 'Yearly', 'Duty'),
  EarthModel: earthModel,
  Voltagebases: numbers,
  UEregs: numbers,
  Lossregs: numbers,
  Allocationfactors: numbers,
  Autobuslist: texts,
  Genpf: between(-1, 1),
  Basefrequency: positive,
  DefaultBaseFrequency: positive,
};
const NUMBERS =
  'hour sec frequency normvminpu normvmaxpu emergvminpu emergvmaxpu %mean %stddev %growth Genkw CapkVAR UEweight ' +
  'Lossweight Genmult Loadmult Pricesignal %Normal Zmag';
const INTEGERS = 'year number Maxcontroliter Numallociterations MinIterations Terminal';
const YES_NO =
  'Allowduplicates Zonelock Trapezoidal Tracecontrol DemandInterval DIVerbose Log Recorder Overloadreport ' +
  'Voltexceptionreport Cfactors ShowExport Markswitches Marktransformers QueryLog MarkCapacitors MarkRegulators ' +
  'MarkPVSystems MarkStorage NeglectLoadY MarkFuses MarkReclosers RegistryUpdate MarkRelays SampleEnergyMeters ' +
  'KeepLoad SeasonRating EventLogDefault LongLineCorrection ShowReports ConcatenateReports';

const typeOf = (name: string): PropertyType =>
  NUMBERS.split(' ').includes(name)
    ? number
    : INTEGERS.split(' ').includes(name)
      ? integer
      : YES_NO.split(' ').includes(name)
        ? yesNo
        : (TYPES[name] ?? text);

/** Every option of `set` in OpenDSS 9.8, in its own order (OpenDSS Manual, “Options”). */
const NAMES =
  'type element hour sec year frequency stepsize mode random number time class object circuit editor tolerance ' +
  'maxiterations h Loadmodel Loadmult normvminpu normvmaxpu emergvminpu emergvmaxpu %mean %stddev LDCurve %growth ' +
  'Genkw Genpf CapkVAR Addtype Allowduplicates Zonelock UEweight Lossweight UEregs Lossregs Voltagebases Algorithm ' +
  'Trapezoidal Autobuslist Controlmode Tracecontrol Genmult Defaultdaily Defaultyearly Allocationfactors Cktmodel ' +
  'Pricesignal Pricecurve Terminal Basefrequency Harmonics Maxcontroliter Bus Datapath KeepList ReduceOption ' +
  'DemandInterval %Normal DIVerbose Casename Markercode Nodewidth Log Recorder Overloadreport Voltexceptionreport ' +
  'Cfactors ShowExport Numallociterations DefaultBaseFrequency Markswitches Switchmarkercode Daisysize ' +
  'Marktransformers TransMarkerCode TransMarkerSize LoadShapeClass EarthModel QueryLog MarkCapacitors MarkRegulators ' +
  'MarkPVSystems MarkStorage CapMarkerCode RegMarkerCode PVMarkerCode StoreMarkerCode CapMarkerSize RegMarkerSize ' +
  'PVMarkerSize StoreMarkerSize NeglectLoadY MarkFuses FuseMarkerCode FuseMarkerSize MarkReclosers ' +
  'RecloserMarkerCode RecloserMarkerSize RegistryUpdate MarkRelays RelayMarkerCode RelayMarkerSize ProcessTime ' +
  'TotalTime StepTime SampleEnergyMeters MinIterations DSSVisualizationTool KeepLoad Zmag SeasonRating SeasonSignal ' +
  'LineTypes EventLogDefault LongLineCorrection ShowReports NumCPUs NumCores NumActors ActiveActor CPU ' +
  'ActorProgress Parallel ConcatenateReports NUMANodes';

export const OPTIONS = new AbbreviableNames<Property>(
  NAMES.split(' ').map((name, position) => ({ ...typeOf(name), name, key: name.toLowerCase(), position })),
);

/** Options that outlive `clear`: they belong to OpenDSS, not to a circuit. */
export const OUTLIVES_CLEAR: ReadonlySet<string> = new Set(['defaultbasefrequency', 'editor', 'datapath']);
