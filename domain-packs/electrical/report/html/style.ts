import { DRAWING_STYLE, SANS, themeFor } from '../svg/theme.ts';

/** The look of the report, on screen in light and dark, and on paper. */
export const STYLE = [
  themeFor(':root'),
  DRAWING_STYLE,
  '*{box-sizing:border-box}',
  `body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 ${SANS}}`,
  'main,header,footer{max-width:1080px;margin:0 auto;padding:0 32px}',
  'header{padding-top:36px}',
  'h1{font-size:27px;line-height:1.2;margin:0 0 4px;letter-spacing:-.01em}',
  'h2{font-size:19px;margin:40px 0 8px;padding-top:14px;border-top:1px solid var(--rule)}',
  'h3{font-size:15px;margin:22px 0 6px}',
  'p{margin:6px 0 12px;max-width:80ch}',
  '.subtitle,.note,figcaption{color:var(--soft)}',
  '.verdict{max-width:none;margin:18px 0 6px;padding:12px 16px;background:var(--panel);border-left:5px solid var(--accent);border-radius:4px;font-weight:600}',
  '.verdict.error{border-color:var(--load-over)}.verdict.warning{border-color:var(--load-high)}.verdict.good{border-color:var(--volt-good)}',
  '.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:16px 0 0;padding:0}',
  '.figures>div{background:var(--panel);border-radius:4px;padding:10px 14px}',
  '.figures dt{color:var(--soft);font-size:13px}',
  '.figures dd{margin:0;font-size:20px;font-weight:600;font-variant-numeric:tabular-nums;line-height:1.3}',
  '.figures dd small{display:block;font-size:13px;font-weight:400;color:var(--soft)}',
  'figure{margin:12px 0 0}',
  'figure svg{width:100%;height:auto;display:block;border:1px solid var(--rule);border-radius:4px}',
  'figcaption{font-size:13px;margin-top:6px}',
  '.scroll{overflow-x:auto}',
  'table{border-collapse:collapse;width:100%;font-size:13.5px;margin:8px 0 4px;font-variant-numeric:tabular-nums}',
  'caption{text-align:left;color:var(--soft);font-size:13px;padding-bottom:4px}',
  'th,td{padding:4px 10px 4px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--grid)}',
  'th{color:var(--soft);font-weight:600;border-bottom:1px solid var(--rule);white-space:nowrap}',
  '.n{text-align:right;white-space:nowrap;padding-right:16px}',
  '.place{white-space:nowrap;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:12px}',
  '.digest{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:11.5px;overflow-wrap:anywhere}',
  '.level{white-space:nowrap;font-weight:600}',
  '.level.error{color:var(--load-over)}.level.warning,.out{color:var(--load-high)}.out{font-weight:600}.level.note,.level.open{color:var(--volt-low)}',
  '.group th{padding-top:14px;white-space:normal;border-bottom:1px solid var(--grid);font-weight:400}.findings td:first-child{white-space:nowrap}',
  '.remedy{display:block;color:var(--soft)}',
  '.bar{display:inline-block;height:9px;border-radius:2px;background:var(--load-mid);vertical-align:baseline;margin-right:8px;print-color-adjust:exact;-webkit-print-color-adjust:exact}',
  'footer{margin-top:44px;padding-bottom:40px;color:var(--soft);font-size:13px}',
  'footer dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:8px 0}footer dt{font-weight:600}footer dd{margin:0}',
  'a{color:var(--accent)}',
  '@page{margin:14mm}',
  '@media print{body{font-size:10.5pt}main,header,footer{max-width:none;padding:0}.scroll{overflow:visible}' +
    'figure,.figures,.verdict,tr{break-inside:avoid}h2,h3,caption{break-after:avoid}thead{display:table-header-group}' +
    '.verdict,.figures>div{border:1px solid var(--rule)}.figures{grid-template-columns:repeat(6,1fr);gap:6px}.figures>div{padding:6px 8px}' +
    '.figures dd{font-size:12pt}.figures dt,.figures dd small{font-size:8.5pt}header{padding-top:0}h2{margin-top:22px}' +
    '.group{break-after:avoid}table{font-size:9pt}figure svg{max-height:150mm}}',
].join('\n');
