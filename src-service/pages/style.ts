/** The look of the app (design.md) for a few still pages: its tokens, both lights, no script and no picture. */
export const style = `:root {
  color-scheme: light dark;
  --canvas: #edf1f1; --surface: #fff; --field: #fff; --line: #dbe2e2; --edge: #7b898b;
  --bed: #e9eeee; --ink: #131b1d; --ink2: #435154; --accent: #e4541a; --accent-text: #ae3907;
  --btn: #c8430c; --btn-hover: #ae3907; --btn-ink: #fff;
  --good: #0f6b3c; --good-soft: #e0f2e7; --stop: #a31946; --stop-soft: #fbe5ec;
  --ring: 0 0 0 1px rgb(19 27 29 / 7%), 0 1px 2px rgb(19 27 29 / 5%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #101617; --surface: #182022; --field: #131a1c; --line: #283234; --edge: #748386;
    --bed: #202a2c; --ink: #eaf0f0; --ink2: #b1bdbf; --accent: #ff7a3d; --accent-text: #ff9a69;
    --btn: #f4733a; --btn-hover: #ff8c57; --btn-ink: #1d0a02;
    --good: #74d6a0; --good-soft: #14301f; --stop: #ff94ae; --stop-soft: #3b1622;
    --ring: 0 0 0 1px rgb(255 255 255 / 6.5%);
  }
}
* { box-sizing: border-box; margin: 0; }
body {
  background: var(--canvas); color: var(--ink);
  font: 0.875rem/1.25rem 'Geist Variable', 'Segoe UI', system-ui, 'Microsoft YaHei UI', 'PingFang SC',
    'Noto Sans CJK SC', sans-serif;
  font-variant-numeric: tabular-nums;
}
main { max-width: 26rem; margin: 0 auto; padding: 3rem 1rem; }
main.wide { max-width: 60rem; }
.service { color: var(--ink2); font-weight: 500; margin-bottom: 0.5rem; }
.card { background: var(--surface); border-radius: 12px; box-shadow: var(--ring); padding: 1.5rem; margin-bottom: 1.5rem; }
h1 { font-size: 1.25rem; line-height: 1.75rem; font-weight: 600; letter-spacing: -0.015em; margin-bottom: 0.25rem; }
h2 { font-size: 0.875rem; line-height: 1.25rem; font-weight: 600; }
p, .hint { color: var(--ink2); }
form > * + *, .card > * + * { margin-top: 1rem; }
label { display: block; font-weight: 500; }
.hint { display: block; font-size: 0.75rem; line-height: 1rem; font-weight: 400; margin-top: 0.25rem; }
input:not([type='hidden']), select, textarea {
  display: block; width: 100%; height: 2.25rem; margin-top: 0.25rem; padding: 0 0.75rem;
  font: inherit; color: inherit; background: var(--field); border: 1px solid var(--edge); border-radius: 8px;
}
textarea { height: auto; padding: 0.5rem 0.75rem; }
textarea.typed, th.typed, .masked { font: 0.75rem/1.125rem 'Geist Mono', ui-monospace, monospace; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0.75rem 1rem; align-items: end; }
.statement { color: var(--ink); font-size: 1rem; line-height: 1.5rem; font-weight: 600; }
form.filter { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 0.75rem; align-items: end; }
form.filter > * + * { margin-top: 0; }
button {
  min-height: 2.25rem; padding: 0.375rem 1rem; font: inherit; font-weight: 500; cursor: pointer;
  color: var(--ink); background: var(--surface); border: 1px solid var(--edge); border-radius: 8px;
}
button.primary { color: var(--btn-ink); background: var(--btn); border-color: transparent; }
button.primary:hover { background: var(--btn-hover); }
a { color: var(--accent-text); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.note { padding: 0.75rem 1rem; border-radius: 10px; color: var(--stop); background: var(--stop-soft); }
.note.good { color: var(--good); background: var(--good-soft); }
.code { font: 600 1.25rem/1.75rem 'Geist Mono', ui-monospace, monospace; letter-spacing: 0.1em; color: var(--ink); }
h3 { font-size: 0.875rem; line-height: 1.25rem; font-weight: 500; overflow-wrap: anywhere; }
pre, h3 code { font: 0.75rem/1rem 'Geist Mono', ui-monospace, monospace; }
pre { margin-top: 0.375rem; padding: 0.75rem; overflow: auto; max-height: 24rem; border: 1px solid var(--line); border-radius: 8px; }
.row { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 500; color: var(--ink2); }
td { vertical-align: top; }
.number { text-align: right; white-space: nowrap; }
.number:last-child { padding-right: 0; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; border-bottom: 1px solid var(--line); padding-bottom: 0.75rem; }
nav a { color: var(--ink2); text-decoration: none; font-weight: 500; }
nav a:hover, nav a[aria-current] { color: var(--accent-text); text-decoration: underline; text-underline-offset: 0.375rem; }
nav .own { margin-left: auto; }
section { border-top: 1px solid var(--line); padding-top: 1rem; }
nav + section { border-top: 0; padding-top: 0; }
section > * + * { margin-top: 0.75rem; }
.pictured { display: grid; grid-template-columns: 10rem 1fr; gap: 1rem; }
@media (max-width: 36rem) { .pictured { grid-template-columns: 1fr; } }
.pictured dl { align-content: start; }
@media (min-width: 50rem) { .photo { grid-template-columns: 20rem 1fr; } }
.photo .bed { width: 20rem; max-width: 100%; height: 15rem; }
.bed { display: block; width: 10rem; height: 7.5rem; object-fit: contain; background: var(--bed); border-radius: 10px; }
.alike { display: flex; flex-wrap: wrap; gap: 0.75rem; list-style: none; padding: 0; }
.alike li { flex: 1 1 12rem; }
.alike .bed { width: 6rem; height: 4.5rem; margin-bottom: 0.25rem; }
.photos { display: flex; flex-wrap: wrap; gap: 0.75rem; list-style: none; padding: 0; }
.photos li { width: 10rem; }
.photos li > p { margin-top: 0.25rem; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.25rem 1rem; }
dt { color: var(--ink2); }
dd { overflow-wrap: anywhere; }
.lines { white-space: pre-line; }
ul { padding-left: 1rem; }
fieldset { border: 0; padding: 0; }
legend { font-weight: 500; padding: 0; }
.choice { display: flex; align-items: center; gap: 0.5rem; font-weight: 400; margin-top: 0.375rem; }
.choice input:not([type='hidden']) { width: 1rem; height: 1rem; margin: 0; accent-color: var(--accent); }
form.inline { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; }
form.inline label { flex: 1 1 14rem; }
form.inline > * + *, .row > * + * { margin-top: 0; }
.row form.inline { flex: 1 1 20rem; }
.row:has(form.inline) { align-items: end; }
details { margin-top: 0.375rem; }
summary { cursor: pointer; color: var(--ink2); font-size: 0.75rem; line-height: 1rem; }
details form { margin-top: 0.5rem; }
`
