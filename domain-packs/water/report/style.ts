/** For a screen of any width, light or dark, and for paper. */
export const STYLE = `
:root{color-scheme:light dark;--ink:light-dark(#1b2733,#e6edf3);--soft:light-dark(#52616f,#9aa7b4);--rule:light-dark(#d5dde5,#35414d);
--error:light-dark(#b3261e,#ff8a80);--warning:light-dark(#8a5300,#ffb74d);--page:light-dark(#fff,#12181f)}
body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:var(--ink);background:var(--page)}
h1{line-height:1.2;margin-bottom:.25rem}h2{margin-top:2.25rem}p.about,footer{color:var(--soft)}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem 1.5rem;margin:1.5rem 0}
dt{color:var(--soft);font-size:.85em}dd{margin:0;font-size:1.15em;font-variant-numeric:tabular-nums}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;color:var(--soft);padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .75rem .3rem 0;border-bottom:1px solid var(--rule)}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.error{color:var(--error);font-weight:600}td.warning,td.open{color:var(--warning);font-weight:600}
td small{display:block;color:var(--soft)}
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}h2{break-after:avoid}}
`.trim();
