/** A metric network with all that the input format offers for hydraulics: every kind of valve, controls, rules, curves. */
export const EVERYTHING = `[TITLE]
Everything at once

[JUNCTIONS]
 a    12    0
 b    10    3    day
 c    9     4
 d    8     2.5  day   ; drawn by the school
 e    7     1
 f    7     1
 g    6     1
 h    6     1
 i    5     2
 k    4     1
 l    4     0
 m    5     1

[RESERVOIRS]
 spring  20
 lake    45  sway

[TANKS]
 tower  40  3  1  6  8  0  cone
 ring   38  2  0.5  4  10  0  *  YES

[PIPES]
 p1   a  b      800  200  0.1  0    Open
 p2   b  c      400  150  0.1  0.5
 p3   c  d      300  150  0.1  CV
 p4   d  tower  200  150  0.1
 p5   c  e      250  100  0.2  0  Open
 p6   e  ring   400  100  0.2  0  Open
 p7   f  g      100  100  0.2
 p8   h  i      100  100  0.2
 p9   i  k      300  80   0.2  0  Closed
 p10  lake  b   900  150  0.1
 p11  l  m      150  100  0.2
 p12  k  m      200  80   0.2
 p13  g  i      250  80   0.2

[PUMPS]
 lift   spring  a  HEAD duty  PATTERN swing
 boost  a       b  POWER 1.5  SPEED 0.9

[VALVES]
 v1  e  f  100  PRV  25     0
 v2  g  h  100  TCV  2.5    0.1
 v3  c  i  80   FCV  1.5    0
 v4  d  k  80   PSV  20     0
 v5  d  m  80   PBV  2      0
 v6  h  l  100  GPV  bend   0

[EMITTERS]
 k  0.05

[DEMANDS]
 c  2.5  day  ; houses
 c  1.5       ; hospital

[CURVES]
 duty  0    45
 duty  12   36
 duty  24   14
 cone  0    0
 cone  2    60
 cone  6    260
 bend  0    0
 bend  5    0.6
 bend  10   2
 eff   0    40
 eff   12   75
 eff   24   60

[PATTERNS]
 day    0.6  0.9  1.4  1.2
 day    1.0  0.8
 swing  1  1  0.9  0.9
 sway   1.0  1.02  0.99
 1      1  1.1

[STATUS]
 boost  Closed
 v2     Open

[CONTROLS]
 LINK boost OPEN AT TIME 2
 LINK boost 0.8 AT CLOCKTIME 9:30 AM
 LINK p9 OPEN IF NODE tower ABOVE 2.5
 LINK v1 22 IF NODE g BELOW 12
 LINK v3 2 AT TIME 4:30
 LINK p9 CLOSED AT CLOCKTIME 1 PM

[RULES]
RULE night
IF TANK tower LEVEL BELOW 2      ; low
AND SYSTEM CLOCKTIME >= 10 AM
THEN PUMP boost STATUS IS OPEN
ELSE VALVE v2 SETTING IS 3
PRIORITY 2

RULE relief
IF JUNCTION m PRESSURE ABOVE 45
OR TANK ring LEVEL ABOVE 3.9
THEN PIPE p5 STATUS IS CLOSED

[ENERGY]
 GLOBAL EFFIC 70
 GLOBAL PRICE 0.2
 PUMP lift EFFIC eff
 PUMP lift PRICE 0.25
 DEMAND CHARGE 1.5

[TIMES]
 Duration            12 HOURS
 Hydraulic Timestep  30 MIN
 Pattern Timestep    2:00
 Report Timestep     1
 Rule Timestep       0:05
 Start ClockTime     6 AM

[OPTIONS]
 Units              LPS
 Headloss           D-W
 Viscosity          1.1
 Specific Gravity   0.998
 Trials             100
 Accuracy           0.0001
 HeadError          0.001
 Unbalanced         Continue 20
 Demand Multiplier  1.1
 Emitter Exponent   0.6

[END]
`;

/** A small network in US customary units with Chezy-Manning friction and demands that follow pressure. */
export const PRESSURE_DRIVEN = `[JUNCTIONS]
 n1 100 2
 n2 150 3
[RESERVOIRS]
 r 190
[PIPES]
 1 r n1 5000 10 0.012
 2 n1 n2 3000 8 0.012
[OPTIONS]
 UNITS CFS
 HEADLOSS C-M
 DEMAND MODEL PDA
 MINIMUM PRESSURE 5
 REQUIRED PRESSURE 40
 PRESSURE EXPONENT 0.5
`;
