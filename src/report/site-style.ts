/** The look of the page: the text face of the figures, quiet rules, room to read. */
export const siteStyle = `
body { font: 16px/1.5 "Open Sans", "Helvetica Neue", Arial, sans-serif; color: #222; max-width: 72rem; margin: 2rem auto 6rem; padding: 0 1.5rem }
h1 { margin-bottom: .25rem } h2 { margin-top: 3rem } h3 { color: #5f6368; font-size: 1rem; font-weight: 400; margin: 2.5rem 0 .5rem }
nav a { margin-right: 1.5rem } a { color: #0b5cad }
figure { margin: 0 0 2rem; overflow-x: auto } figcaption { color: #5f6368; font-size: 14px } .plot { max-width: none }
table { border-collapse: collapse; font-size: 14px; width: 100% } small { color: #5f6368 }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #e6e8ea }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
tr.differs td:nth-child(5) { color: #8a4b00; font-weight: 700 } tr.failed, p.failed { background: #fde8e4 }
label { margin-right: 1.5rem } input[type="search"] { font: inherit; width: 22rem; max-width: 100%; padding: .2rem .5rem }
`;
