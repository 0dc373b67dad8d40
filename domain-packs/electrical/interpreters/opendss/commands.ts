import { AbbreviableNames } from './abbreviation.ts';

/**
 * What a command does to the model: `statement` is carried out by the reader; `none` has no effect on it, for the reason
 * given; `changes` would change it in a way that is not supported.
 */
export interface Command {
  readonly name: string;
  readonly effect: 'statement' | 'none' | 'changes';
  readonly reason: string;
}

const SOLVES = 'it computes results';
const REPORTS = 'it reports results';
const DISPLAYS = 'it concerns OpenDSS’s own display and files';
const STEERS = 'it steers OpenDSS’s own solution step by step';

/** Every command of OpenDSS 9.8 in its own order, which abbreviations depend on (OpenDSS Manual, “Command reference”). */
const TABLE: readonly (readonly [effect: Command['effect'], reason: string, names: string])[] = [
  ['statement', '', 'New Edit More M ~ Select'],
  ['none', DISPLAYS, 'Save Show'],
  ['statement', '', 'Solve Enable Disable'],
  ['none', DISPLAYS, 'Plot'],
  ['none', STEERS, 'Reset'],
  ['statement', '', 'Compile Set'],
  ['none', DISPLAYS, 'Dump'],
  ['statement', '', 'Open Close'],
  ['none', 'it is a comment', '//'],
  ['statement', '', 'Redirect'],
  ['none', DISPLAYS, 'Help'],
  ['none', 'it ends the program', 'Quit'],
  ['none', REPORTS, '?'],
  ['none', STEERS, 'Next'],
  ['none', DISPLAYS, 'Panel'],
  ['none', STEERS, 'Sample'],
  ['statement', '', 'Clear'],
  ['none', DISPLAYS, 'About'],
  ['statement', '', 'Calcvoltagebases SetkVBase'],
  ['none', STEERS, 'BuildY'],
  ['none', REPORTS, 'Get'],
  ['none', STEERS, 'Init'],
  ['none', DISPLAYS, 'Export Fileedit'],
  ['none', REPORTS, 'Voltages Currents Powers Seqvoltages Seqcurrents Seqpowers Losses Phaselosses Cktlosses'],
  ['changes', 'it sets load allocation factors from measurements', 'Allocateloads'],
  ['none', DISPLAYS, 'Formedit'],
  ['none', REPORTS, 'Totals Capacity Classes Userclasses Zsc Zsc10 ZscRefresh Ysc puvoltages VarValues Varnames'],
  ['statement', '', 'Buscoords'],
  ['none', STEERS, 'MakeBusList'],
  ['changes', 'it replaces the circuit by its positive-sequence equivalent', 'MakePosSeq'],
  ['changes', 'it merges lines', 'Reduce'],
  ['changes', 'it computes missing bus coordinates', 'Interpolate'],
  ['none', DISPLAYS, 'AlignFile TOP'],
  ['changes', 'it turns the bus coordinates', 'Rotate'],
  ['none', REPORTS, 'Vdiff Summary'],
  ['changes', 'it writes a script of generators or loads', 'Distribute'],
  ['none', DISPLAYS, 'DI_plot Comparecases YearlyCurves'],
  ['statement', '', 'CD'],
  ['none', DISPLAYS, 'Visualize CloseDI DOScmd'],
  ['changes', 'it estimates load factors from sensors', 'Estimate'],
  ['changes', 'it gives lines other conductors', 'Reconductor'],
  [
    'none',
    STEERS,
    '_InitSnap _SolveNoControl _SampleControls _DoControlActions _ShowControlQueue _SolveDirect _SolvePFlow',
  ],
  ['none', DISPLAYS, 'AddBusMarker Uuids'],
  ['changes', 'it sets rated voltages of loads and generators from the bus voltage bases', 'SetLoadAndGenKV'],
  ['none', DISPLAYS, 'CvrtLoadshapes'],
  ['none', REPORTS, 'NodeDiff'],
  ['changes', 'it moves lines to other phases', 'Rephase'],
  ['statement', '', 'SetBusXY'],
  ['none', STEERS, 'UpdateStorage'],
  ['changes', 'it renames buses and elements', 'Obfuscate'],
  ['statement', '', 'LatLongCoords BatchEdit'],
  ['none', REPORTS, 'Pstcalc Variable'],
  ['none', STEERS, 'ReprocessBuses'],
  ['none', DISPLAYS, 'ClearBusMarkers'],
  ['none', SOLVES, 'RelCalc'],
  ['statement', '', 'var'],
  ['none', STEERS, 'Cleanup FinishTimeStep'],
  ['none', REPORTS, 'NodeList'],
  ['none', STEERS, 'Connect Disconnect'],
  ['changes', 'it removes a branch and what it feeds', 'Remove'],
  ['none', SOLVES, 'CalcIncMatrix CalcIncMatrix_O Refine_BusLevels CalcLaplacian'],
  ['none', DISPLAYS, 'ExportOverloads ExportVViolations'],
  ['none', REPORTS, 'Zsc012 AllPCEatBus AllPDEatBus TotalPowers'],
  ['statement', '', 'GISCoords ClearAll'],
  ['none', DISPLAYS, 'COMHelp'],
  ['none', STEERS, 'NewActor Wait SolveAll Abort Clone'],
];

export const COMMANDS = new AbbreviableNames<Command>(
  TABLE.flatMap(([effect, reason, names]) => names.split(' ').map((name) => ({ name, effect, reason }))),
);
