/** Colours for light and dark, as the reader has set it; text keeps a contrast of 4.5 to 1 on its ground (WCAG 1.4.3). */
export const STYLE = `
svg{--ground:#ffffff;--card:#ffffff;--line:#cbd2d9;--text:#1b2430;--quiet:#52606d;--flow:#7b8794;--branch:#f3f5f7;
--interpreter:#1d4ed8;--resolver:#6d28d9;--generator:#b45309;--validator:#15803d;--simulator:#be123c;--evaluator:#0f766e;
--gate:#8a6100;--approval:#9d174d;--done:#15803d;--reused:#0f766e;--running:#1d4ed8;--waiting:#8a6100;--failed:#b91c1c;
--skipped:#52606d;--pending:#52606d;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
@media (prefers-color-scheme:dark){svg{--ground:#12171d;--card:#1a212a;--line:#3a4653;--text:#e6eaef;--quiet:#a3b1bf;
--flow:#8795a5;--branch:#161c24;--interpreter:#7ea6ff;--resolver:#b79cff;--generator:#f0b35a;--validator:#5fd08a;
--simulator:#ff8fa3;--evaluator:#4fd1c5;--gate:#e3b341;--approval:#f48fbf;--done:#5fd08a;--reused:#4fd1c5;--running:#7ea6ff;
--waiting:#e3b341;--failed:#ff8a80;--skipped:#a3b1bf;--pending:#a3b1bf}}
.ground{fill:var(--ground)}.card{fill:var(--card);stroke:var(--line)}.branch{fill:var(--branch);stroke:var(--line);stroke-dasharray:5 4}
.more{fill:var(--branch);stroke:var(--line)}.title{font-size:14px;font-weight:600;fill:var(--text)}.head{font-size:18px;font-weight:650;fill:var(--text)}
.what{font-size:12px;fill:var(--quiet)}.id{font-size:12px;font-weight:600;fill:var(--quiet)}.flow{stroke:var(--flow);fill:none;stroke-width:1.5}
.reads{stroke:var(--flow);fill:none;stroke-width:1.25;stroke-dasharray:2 3}.skips{stroke:var(--gate);fill:none;stroke-width:1.25;stroke-dasharray:6 4}
.tip{fill:var(--flow)}.skiptip{fill:var(--gate)}.chip{font-size:11px;font-weight:600}.left{opacity:.62}
`;
