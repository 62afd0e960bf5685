/** Draws figures when they come into view, and filters the claims by text, claim id or figure id. Runs in the page. */
export const siteScript = `
const draw = (div) => {
  const { data, layout } = JSON.parse(div.querySelector('script[type="application/json"]').textContent);
  Plotly.newPlot(div, data, layout, { displaylogo: false, responsive: false });
};
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    draw(target);
  }
}, { rootMargin: '600px' });
for (const div of document.querySelectorAll('.plot')) seen.observe(div);

const rows = [...document.querySelectorAll('#claim-table tbody tr')];
const filter = document.getElementById('filter');
const departing = document.getElementById('departing');
const show = () => {
  const wanted = filter.value.toLowerCase();
  let shown = 0;
  for (const row of rows) {
    const fits = (row.textContent + ' ' + row.dataset.search).toLowerCase().includes(wanted) && (!departing.checked || 'departs' in row.dataset);
    row.hidden = !fits;
    if (fits) shown++;
  }
  document.getElementById('shown').textContent = shown + ' of ' + rows.length;
};
filter.addEventListener('input', show);
departing.addEventListener('change', show);
for (const link of document.querySelectorAll('[data-claims]')) {
  link.addEventListener('click', () => {
    filter.value = link.dataset.claims;
    departing.checked = false;
    show();
  });
}
show();
`;
