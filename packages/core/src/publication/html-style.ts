/** How a handed-in page looks: A4 on paper, a plain column on a screen. Fonts are those of the reader's machine. */
export const htmlStyle: string = `
@page { size: A4; margin: 25mm 22mm 22mm; }
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px 24px 64px; max-width: 794px; color: #1d1f22; background: #fff;
  font: 16px/1.75 "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, Georgia, serif; }
h1, h2, h3, h4, th, caption, .mark { font-family: "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", SimHei, sans-serif; }
h1 { margin: 0; font-size: 27px; line-height: 1.35; text-align: center; }
h2 { margin: 32px 0 10px; padding-bottom: 4px; border-bottom: 1px solid #c9cdd3; font-size: 20px; }
h3 { margin: 24px 0 8px; font-size: 17px; }
h4 { margin: 18px 0 6px; font-size: 16px; }
h2, h3, h4, caption { break-after: avoid; }
p { margin: 8px 0; }
.subtitle { margin: 6px 0 28px; color: #555b63; text-align: center; }
.note { margin: 2px 0 12px; color: #555b63; font-size: 13px; line-height: 1.6; }
blockquote { margin: 12px 0; padding: 2px 16px; border-left: 3px solid #c9cdd3; color: #3d4249; }
pre { margin: 12px 0; padding: 10px 12px; overflow-x: auto; background: #f4f5f7; font-size: 13px; line-height: 1.5; white-space: pre-wrap; }
ul.list { margin: 8px 0; padding: 0; list-style: none; }
ul.list li { padding-left: 1.6em; text-indent: -1.4em; }
ul.list .depth-1 { margin-left: 1.6em; }
ul.list .depth-2 { margin-left: 3.2em; }
.mark { display: inline-block; min-width: 1.4em; text-indent: 0; }
.wide { overflow-x: auto; }
table { width: 100%; margin: 12px 0 16px; border-collapse: collapse; border-top: 1.5px solid #1d1f22; border-bottom: 1.5px solid #1d1f22; font-size: 13px; line-height: 1.5; font-variant-numeric: tabular-nums; }
caption { padding: 4px 0; font-size: 13.5px; font-weight: 600; text-align: left; }
th, td { padding: 4px 8px; vertical-align: top; text-align: left; }
thead th { border-bottom: 1px solid #1d1f22; font-weight: 600; }
tbody tr + tr > * { border-top: 1px solid #e6e8eb; }
.n { text-align: right; white-space: nowrap; }
thead { display: table-header-group; }
tr, figure img { break-inside: avoid; }
figure { margin: 16px 0; }
figure img { display: block; width: 100%; height: auto; }
figcaption { margin-top: 4px; font-size: 13.5px; }
details summary { cursor: pointer; color: #555b63; font-size: 13px; }
a { color: #1c5d99; }
.brief { font-size: 15px; line-height: 1.6; }
.brief h1 { font-size: 24px; }
.brief .subtitle { margin-bottom: 12px; }
.brief h2 { margin: 16px 0 4px; font-size: 16px; }
.brief p { margin: 4px 0; }
@media print { .brief { font-size: 10.5pt; line-height: 1.5; }
}
@media print { body { max-width: none; padding: 0; } .report { font-size: 11pt; } .wide { overflow: visible; } details { display: none; } a { color: inherit; text-decoration: none; } }
`;
